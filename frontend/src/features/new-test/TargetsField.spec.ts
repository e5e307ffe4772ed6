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
  expect(field.emitted('curl')?.[0]).toMatchObject([{ insecure: true, timeoutSeconds: 5 }])
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
  expect(field.text()).toContain('Not converted: form and file uploads')
})

it('names the line that is wrong', () => {
  expect(fieldWith('GET http://a/\nnonsense').get('[role=alert]').text()).toContain('Line 2')
})
