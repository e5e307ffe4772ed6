// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { nextTick } from 'vue'
import { expect, it } from 'vitest'
import ThresholdsField from './ThresholdsField.vue'

function fieldWith(lines: string[], errors: Record<string, string> = {}) {
  const field = mount(ThresholdsField, {
    attachTo: document.body,
    props: { modelValue: lines, errors, 'onUpdate:modelValue': (changed: string[]) => field.setProps({ modelValue: changed }) },
  })
  return field
}

it('puts an example into a blank line, and into a new one otherwise', async () => {
  const field = fieldWith(['', 'success > 90%'])
  const example = field.findAll('button').find((button) => button.text() === 'failures < 1%')

  await example?.trigger('click')
  await example?.trigger('click')

  expect(field.props('modelValue')).toEqual(['failures < 1%', 'success > 90%', 'failures < 1%'])
})

it('goes on in the line that is added', async () => {
  const field = fieldWith(['success > 90%'])

  await field.get('[data-add]').trigger('click')
  await nextTick()

  expect(document.activeElement).toBe(field.findAll('input')[1]?.element)
})

it('makes a threshold of each line that is pasted', async () => {
  const field = fieldWith([''])

  await field.get('input').trigger('paste', { clipboardData: { getData: () => 'failures < 1%\n\nsuccess > 99%\n' } })

  expect(field.props('modelValue')).toEqual(['failures < 1%', 'success > 99%'])
})

it('removes a line', async () => {
  const field = fieldWith(['a', 'b'])

  await field.get('[aria-label="Remove threshold 1"]').trigger('click')

  expect(field.props('modelValue')).toEqual(['b'])
  expect(document.activeElement).toBe(field.get('input').element)
})

it('shows what the master refused at its line, with the caret at the place', async () => {
  const message = 'at character 15: expected <, <=, > or >=\np99(response) ~ 5ms\n              ^'
  const field = fieldWith(['failures < 1%', 'p99(response) ~ 5ms'], { 'thresholds[1]': message })
  const [first, second] = field.findAll('li')

  second?.get('input').element.focus()
  await nextTick()

  expect(first?.find('[role=alert]').exists()).toBe(false)
  expect(second?.get('[role=alert]').text()).toContain('At character 15: expected <, <=, > or >=')
  expect(second?.get('[data-testid=caret]').text()).toContain('p99(response) ~ 5ms\n              ^')
  expect(second?.get('input').element.selectionStart).toBe(14)
})
