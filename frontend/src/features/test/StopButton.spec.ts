// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import StopButton from './StopButton.vue'

const fetched = vi.fn()

beforeEach(() => {
  fetched.mockReset().mockResolvedValue(Response.json({}, { status: 202 }))
  vi.stubGlobal('fetch', fetched)
})

afterEach(() => {
  vi.unstubAllGlobals()
})

function button() {
  return mount(StopButton, { props: { testId: '42', name: 'Checkout' }, attachTo: document.body })
}

it('asks before it stops', async () => {
  const stop = button()

  await stop.get('button').trigger('click')

  expect(stop.get('dialog').attributes()).toHaveProperty('open')
  expect(fetched).not.toHaveBeenCalled()
})

it('stops once it was told to', async () => {
  const stop = button()
  await stop.get('button').trigger('click')

  await stop.findAll('dialog button').at(-1)?.trigger('click')
  await flushPromises()

  expect(fetched.mock.calls.map(([path]) => path as string)).toEqual(['/api/tests/42/stop'])
  expect(stop.get('button').attributes()).toHaveProperty('disabled')
})

it('can be pressed again when the master refuses', async () => {
  fetched.mockResolvedValue(Response.json({ detail: 'has ended' }, { status: 409 }))
  const stop = button()
  await stop.get('button').trigger('click')

  await stop.findAll('dialog button').at(-1)?.trigger('click')
  await flushPromises()

  expect(stop.emitted('failed')?.[0]).toMatchObject([{ status: 409 }])
  expect(stop.get('button').attributes()).not.toHaveProperty('disabled')
})
