import { expect, it } from 'vitest'
import { testView } from '@/features/test/sampleTest'
import { progressOf } from './progress'

const start = Date.parse('2026-01-10T12:00:00Z')

it('says how long a running test still takes', () => {
  expect(progressOf(testView({ durationNanos: 30e9 }), start + 12_000)).toEqual({
    ratio: 0.4,
    elapsedSeconds: 12,
    text: '18 s left',
  })
})

it('counts down to the common start', () => {
  expect(progressOf(testView(), start - 1500).text).toBe('starts in 2 s')
})

it('says what a test waits for after its last hit was due', () => {
  expect(progressOf(testView({ durationNanos: 30e9 }), start + 31_000)).toMatchObject({
    ratio: 1,
    text: 'awaiting the last results',
  })
})

it('says why a pending test waits and where it stands', () => {
  const test = testView({ state: 'PENDING', startsAt: null, queuePosition: 2, reason: 'needs 3 workers, 2 are ready' })

  expect(progressOf(test, start).text).toBe('number 2 in the queue: needs 3 workers, 2 are ready')
})
