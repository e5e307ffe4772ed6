// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'
import { Problem } from '@/api/problem'
import { usePolling } from './usePolling'

let scope: EffectScope

beforeEach(() => {
  vi.useFakeTimers()
  scope = effectScope()
})

afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

it('asks again an interval after each answer', async () => {
  let answers = 0
  const polling = scope.run(() => usePolling(() => Promise.resolve(++answers), 1000))

  await vi.advanceTimersByTimeAsync(0)
  expect(polling?.data.value).toBe(1)
  await vi.advanceTimersByTimeAsync(2000)
  expect(polling?.data.value).toBe(3)
})

it('keeps the last answer while the master does not answer', async () => {
  const replies = [() => Promise.resolve('first'), () => Promise.reject(Problem.unreachable())]
  const polling = scope.run(() => usePolling(() => (replies.shift() ?? (() => Promise.resolve('later')))(), 1000))

  await vi.advanceTimersByTimeAsync(1000)
  expect(polling?.data.value).toBe('first')
  expect(polling?.problem.value?.status).toBe(0)

  await vi.advanceTimersByTimeAsync(1000)
  expect(polling?.data.value).toBe('later')
  expect(polling?.problem.value).toBeNull()
})

it('stops with its component', async () => {
  const ask = vi.fn(() => Promise.resolve(1))
  scope.run(() => usePolling(ask, 1000))
  await vi.advanceTimersByTimeAsync(0)

  scope.stop()
  await vi.advanceTimersByTimeAsync(5000)

  expect(ask).toHaveBeenCalledOnce()
})

it('drops an answer that was overtaken', async () => {
  const pending: ((answer: string) => void)[] = []
  const polling = scope.run(() => usePolling(() => new Promise<string>((resolve) => pending.push(resolve)), 1000))

  void polling?.refresh()
  pending[1]?.('new')
  await vi.advanceTimersByTimeAsync(0)
  pending[0]?.('old')
  await vi.advanceTimersByTimeAsync(0)

  expect(polling?.data.value).toBe('new')
})
