// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { defineComponent } from 'vue'
import TimeChart from './TimeChart.vue'

// There is no canvas here; timeChartOption.spec.ts covers what is drawn.
vi.mock('./echarts', () => ({
  VChart: defineComponent({ name: 'VChart', props: { option: Object }, emits: ['updateAxisPointer'], template: '<i />' }),
}))

const series = [
  { key: 'a', name: 'Alpha', colour: 'chart-1', values: [10, null, 30] },
  { key: 'b', name: 'Beta', colour: 'chart-2', values: [1, 2, 3] },
]

async function chart(address = '/') {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: TimeChart }] })
  await router.push(address)
  const wrapper = mount(TimeChart, {
    props: { title: 'Rate', seconds: [0, 1, 2], series, end: 10, format: (value: number) => `${value}/s` },
    global: { plugins: [router] },
  })
  const drawn = () => (wrapper.getComponent({ name: 'VChart' }).props('option').series as { id: string }[]).map(({ id }) => id)
  return { wrapper, router, drawn }
}

it('shows the newest values in its legend', async () => {
  const { wrapper } = await chart()

  expect(wrapper.findAll('li').map((entry) => entry.text().replace(/\s+/g, ' '))).toEqual(['Alpha 30/s', 'Beta 3/s'])
})

it('shows the values at the cursor', async () => {
  const { wrapper } = await chart()

  wrapper.getComponent({ name: 'VChart' }).vm.$emit('updateAxisPointer', { axesInfo: [{ value: 1 }] })
  await flushPromises()

  expect(wrapper.findAll('li').map((entry) => entry.text().replace(/\s+/g, ' '))).toEqual(['Alpha –', 'Beta 2/s'])
})

it('remembers hidden lines in the URL', async () => {
  const { wrapper, router, drawn } = await chart()

  await wrapper.get('li button').trigger('click')
  await flushPromises()

  expect(router.currentRoute.value.query.hide).toBe('a')
  expect(drawn()).toEqual(['b', 'marks'])
})

it('draws what the URL says', async () => {
  const { drawn } = await chart('/?hide=b')

  expect(drawn()).toEqual(['a', 'marks'])
})

it('shows the same figures as a table', async () => {
  const { wrapper } = await chart()

  await wrapper.get('[aria-label="Show as table: Rate"]').trigger('click')

  expect(wrapper.findAll('tbody tr').map((row) => row.findAll('th, td').map((cell) => cell.text()))).toEqual([
    ['0:00', '10/s', '1/s'],
    ['0:01', '–', '2/s'],
    ['0:02', '30/s', '3/s'],
  ])
})

it('tells which seconds are dragged over', async () => {
  const { wrapper } = await chart()
  const picture = wrapper.get('[role=img]')
  // 1000 pixels between the margins: 100 a second.
  Object.assign(picture.element, { setPointerCapture: () => undefined })
  Object.defineProperty(picture.element, 'clientWidth', { value: 1078 })

  await picture.trigger('pointerdown', { isPrimary: true, button: 0, clientX: 62 + 520 })
  await picture.trigger('pointermove', { clientX: 62 + 260 })
  const stripe = wrapper.get('[data-testid=drag]').attributes('style')
  await picture.trigger('pointerup', { clientX: 62 + 260 })

  expect(stripe).toBe('left: 322px; width: 260px;')
  expect(wrapper.emitted('select')).toEqual([[2, 6]])
  expect(wrapper.find('[data-testid=drag]').exists()).toBe(false)
})

it('takes a click for no choice, and Escape for a change of mind', async () => {
  const { wrapper } = await chart()
  const picture = wrapper.get('[role=img]')
  Object.assign(picture.element, { setPointerCapture: () => undefined })

  await picture.trigger('pointerdown', { isPrimary: true, button: 0, clientX: 100 })
  await picture.trigger('pointerup', { clientX: 102 })
  await picture.trigger('pointerdown', { isPrimary: true, button: 0, clientX: 100 })
  await picture.trigger('pointermove', { clientX: 300 })
  dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
  await picture.trigger('pointerup', { clientX: 300 })

  expect(wrapper.emitted('select')).toBeUndefined()
})
