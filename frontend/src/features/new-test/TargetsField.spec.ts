// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import TargetsField from './TargetsField.vue'

function fieldWith(text: string) {
  const field = mount(TargetsField, {
    props: {
      modelValue: text,
      'onUpdate:modelValue': (changed: string) => field.setProps({ modelValue: changed }),
    },
  })
  return field
}

function paste(field: ReturnType<typeof fieldWith>, text: string) {
  return field.get('textarea').trigger('paste', { clipboardData: { getData: () => text } })
}

it('adds a pasted curl command to the targets', async () => {
  const field = fieldWith('GET http://a/1\n')

  await paste(field, "curl -k -m 5 'http://a/2' -H 'Accept: text/html'")

  expect(field.props('modelValue')).toBe('GET http://a/1\n\nGET http://a/2\nAccept: text/html\n')
  expect(field.emitted('curl')?.[0]).toEqual([{ insecure: true, timeoutSeconds: 5 }])
  expect(field.get('[role=status]').text()).toBe(
    'Converted from curl. Certificates stay unchecked, as with --insecure. The timeout is now 5 s.',
  )
})

it('turns all targets into JSON when one has a body', async () => {
  const field = fieldWith('GET http://a/1\n')

  await paste(field, `curl --json '{}' http://a/2`)

  expect(field.props('modelValue').split('\n')).toHaveLength(3)
  expect(field.text()).toContain('2 targets, taken in turn.')
})

it('says why a command cannot be converted, and leaves the targets alone', async () => {
  const field = fieldWith('')

  await paste(field, 'curl -F file=@a.txt http://a/')

  expect(field.props('modelValue')).toBe('')
  expect(field.text()).toContain('Not converted: a form with parts')
})

it.each([
  ['bash', "curl http://a/1\ncurl http://a/2 -H 'A: b'\ncurl http://a/3"],
  ['Windows', 'curl ^"http://a/1^" ^\r\n  -H ^"A: b^" &\r\ncurl "http://a/2" &\r\ncurl.exe "http://a/3"'],
  ['PowerShell', 'curl.exe "http://a/1" `\n -H "A: b";\ncurl.exe \'http://a/2\';\ncurl.exe http://a/3'],
])('makes several targets of several commands for %s', async (_shell, commands) => {
  const field = fieldWith('')

  await paste(field, commands)

  expect(field.text()).toContain('3 targets, taken in turn.')
  expect(field.get('[role=status]').text()).toBe('Converted from curl: 3 targets.')
})

it('tells what was converted from what was not', async () => {
  const field = fieldWith('')

  await paste(field, 'curl http://a/1\ncurl -F file=@a.txt http://a/2\ncurl http://a/3 -x p:1 -H "T: $TOKEN"\nsleep 1')

  expect(field.props('modelValue')).toBe('GET http://a/1\n\nGET http://a/3\nT: $TOKEN\n')
  expect(field.get('[role=status]').text()).toBe(
    'Converted from curl: 2 targets. Not converted: curl -F file=@a.txt http://a/2: a form with parts (--form) cannot be turned' +
      ' into a target; send its body with --data-binary. Left out: -x, sleep 1. Put a value in place of $TOKEN: only your shell knows it.',
  )
})

it('keeps what the targets before say', async () => {
  const named = '{"method":"GET","url":"http://a/","name":"home","weight":3,"assertions":[{"status":["2xx"]}]}'
  const field = fieldWith(named)

  await paste(field, 'curl http://a/2')

  expect(field.props('modelValue')).toBe(`${named}\n{"method":"GET","url":"http://a/2"}\n`)
})

it('puts pasted commands in place of what is selected', async () => {
  const field = fieldWith('GET http://a/1\n')
  field.get('textarea').element.select()

  await paste(field, 'curl http://a/2')

  expect(field.props('modelValue')).toBe('GET http://a/2\n')
})

it('converts commands that were typed when the field is left, unless one of them cannot be', async () => {
  const field = fieldWith('GET http://a/1\n\ncurl http://a/2\ncurl http://a/3')
  const other = fieldWith('curl http://a/2\ncurl -d @body http://a/3')

  await field.get('textarea').trigger('blur')
  await other.get('textarea').trigger('blur')

  expect(field.props('modelValue')).toBe('GET http://a/1\n\nGET http://a/2\n\nGET http://a/3\n')
  expect(other.props('modelValue')).toBe('curl http://a/2\ncurl -d @body http://a/3')
  expect(other.get('[role=status]').text()).toBe('Not converted: the body is in the file body; paste its content instead.')
})

it('names the line that is wrong', () => {
  expect(fieldWith('GET http://a/\nnonsense').get('[role=alert]').text()).toContain('Line 2')
})
