// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, ref, type EffectScope } from 'vue'
import type { TestState } from '@/api/types'
import { point } from '../sampleTest'
import { useTimeSeries } from './useTimeSeries'

let scope: EffectScope
const asked: string[] = []

beforeEach(() => {
  vi.useFakeTimers()
  scope = effectScope()
  asked.length = 0
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path)
    return Promise.resolve(Response.json({ resolution: 1, points: [point(10)] }))
  })
})

afterEach(() => {
  scope.stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('asks for the window only, and once for a test that has ended', async () => {
  const { series } = scope.run(() => useTimeSeries('42', { from: 10, to: 20 }, ref<TestState>('COMPLETED'), () => 29)) ?? {}
  await flushPromises()
  await vi.advanceTimersByTimeAsync(10_000)

  expect(asked).toEqual(['/api/tests/42/timeseries?from=10&to=20'])
  expect(series?.value?.points).toHaveLength(1)
})

it('leaves an end in the future open while the test runs, and asks again', async () => {
  const newest = ref(12)
  const state = ref<TestState>('RUNNING')
  scope.run(() => useTimeSeries('42', { from: 10, to: 20 }, state, () => newest.value))
  await flushPromises()
  newest.value = 25
  await vi.advanceTimersByTimeAsync(3000)
  state.value = 'COMPLETED'
  await flushPromises()
  await vi.advanceTimersByTimeAsync(10_000)

  expect(asked).toEqual([
    '/api/tests/42/timeseries?from=10',
    '/api/tests/42/timeseries?from=10&to=20',
    '/api/tests/42/timeseries?from=10&to=20',
  ])
})

it('does not ask for a window that has not begun', async () => {
  const newest = ref(5)
  const { series } = scope.run(() => useTimeSeries('42', { from: 10, to: 20 }, ref<TestState>('RUNNING'), () => newest.value)) ?? {}
  await flushPromises()
  expect(series?.value?.points).toEqual([])
  newest.value = 10
  await vi.advanceTimersByTimeAsync(3000)

  expect(asked).toEqual(['/api/tests/42/timeseries?from=10'])
})
