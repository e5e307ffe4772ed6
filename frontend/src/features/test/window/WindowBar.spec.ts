// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { TestWindow } from '@/api/types'
import WindowBar from './WindowBar.vue'

function bar(window: TestWindow | null) {
  return mount(WindowBar, { attachTo: document.body, props: { window, seconds: 30 } })
}

async function fill(wrapper: ReturnType<typeof bar>, from: string, to: string) {
  await wrapper.get('[name=from]').setValue(from)
  await wrapper.get('[name=to]').setValue(to)
  await wrapper.get('form').trigger('submit')
}

it('chooses the seconds that are typed', async () => {
  const wrapper = bar(null)

  await fill(wrapper, '10', '20')

  expect(wrapper.emitted('choose')).toEqual([[{ from: 10, to: 20 }]])
})

it('takes all seconds for the whole test', async () => {
  const wrapper = bar({ from: 10, to: 20 })

  await fill(wrapper, '0', '30')

  expect(wrapper.emitted('choose')).toEqual([[null]])
})

it('says what is wrong with what is typed', async () => {
  const wrapper = bar(null)

  await fill(wrapper, '10', '31')

  expect(wrapper.emitted('choose')).toBeUndefined()
  expect(wrapper.get('[role=alert]').text()).toBe('Outside the test: the test has the seconds 0 to 30.')
})

it('says what is wrong with what the address asks for, until it is taken back', async () => {
  const refused = { from: '40', to: '50', problem: 'Outside the test: the test has the seconds 0 to 30' }
  const wrapper = mount(WindowBar, { props: { window: null, refused, seconds: 30 } })

  expect(wrapper.get('[role=alert]').text()).toBe(`${refused.problem}; the whole test is shown.`)
  for (const [name, text] of [['from', '40'], ['to', '50']] as const) {
    const field = wrapper.get<HTMLInputElement>(`[name=${name}]`)
    expect(field.element.value).toBe(text)
    expect(field.attributes('aria-invalid')).toBe('true')
    expect(field.attributes('aria-describedby')).toBe(wrapper.get('[role=alert]').attributes('id'))
  }
  await wrapper.findAll('button').find((button) => button.text() === 'Whole test')?.trigger('click')
  expect(wrapper.emitted('choose')).toEqual([[null]])
  await wrapper.setProps({ refused: null })
  expect(wrapper.find('[role=alert]').exists()).toBe(false)
  expect(wrapper.get<HTMLInputElement>('[name=to]').element.value).toBe('30')
})

it('says that a part is shown, and takes it back', async () => {
  const wrapper = bar({ from: 10, to: 20 })

  expect(wrapper.get('[role=status]').text()).toContain('Only 0:10 to 0:20 of 0:30 is shown')
  await wrapper.findAll('button').find((button) => button.text() === 'Whole test')?.trigger('click')

  expect(wrapper.emitted('choose')).toEqual([[null]])
  expect(document.activeElement).toBe(wrapper.get('[name=from]').element)
})
