import { expect, it } from 'vitest'
import type { WorkerHealth, WorkerView } from '@/api/types'
import { bottleneckReasons } from './workerHealth'

const calm: WorkerHealth = {
  startDelayP99Nanos: 40_000,
  loopLagNanos: 100_000,
  cpuCores: 0.4,
  heapBytes: 1e8,
  gcPauseNanos: 0,
  unsentResults: 0,
  lostResults: 0,
  releaseDelayP99Nanos: 40_000,
  cpuLimitCores: 2,
  throttledNanos: 0,
}

function worker(health: Partial<WorkerHealth>, changes: Partial<WorkerView> = {}): WorkerView {
  return {
    workerId: 'w1',
    address: '127.0.0.1:50052',
    version: '1',
    cores: 2,
    state: 'BUSY',
    reason: '',
    testId: null,
    weight: null,
    lastSeenAt: '2026-01-10T12:00:00Z',
    achievedRatePerSecond: 0,
    clockOffsetNanos: null,
    clockUncertaintyNanos: null,
    health: { ...calm, ...health },
    ...changes,
  }
}

it('has nothing to say about a worker that keeps up', () => {
  expect(bottleneckReasons(worker({}))).toEqual([])
})

it.each([
  [{ startDelayP99Nanos: 12e6 }, 'hits start 12 ms late (p99)'],
  [{ loopLagNanos: 25e6 }, 'an event loop lags 25 ms'],
  [{ cpuCores: 1.95 }, '1.95 of 2 cores are busy'],
  [{ lostResults: 1200 }, '1,200 results were lost'],
])('names %j', (health, reason) => {
  expect(bottleneckReasons(worker(health))).toEqual([reason])
})

it('counts one as one', () => {
  expect(bottleneckReasons(worker({ cpuCores: 0.98, lostResults: 1 }, { cores: 1 }))).toEqual(['0.98 of 1 core is busy', '1 result was lost'])
})

it('does not judge a worker that is gone', () => {
  expect(bottleneckReasons(worker({ startDelayP99Nanos: 12e6 }, { state: 'OFFLINE' }))).toEqual([])
})
