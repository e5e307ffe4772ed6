import { describe, expect, it } from 'vitest'
import { testView } from '../sampleTest'
import { readWindow, secondsOf, windowIn, windowWithin } from './testWindow'

describe('windows', () => {
  it.each([
    [10e9, 10],
    [10.2e9, 11],
    [500e6, 1],
  ])('of a test of %d ns end with a last second that may be cut short', (durationNanos, seconds) => {
    expect(secondsOf(testView({ durationNanos }))).toBe(seconds)
  })

  it('of a test that ended early end with it', () => {
    const stopped = testView({ durationNanos: 30e9, startsAt: '2026-01-10T12:00:00Z', endedAt: '2026-01-10T12:00:06.4Z' })

    expect(secondsOf(stopped)).toBe(7)
    expect(secondsOf({ ...stopped, endedAt: '2026-01-10T12:00:31Z' })).toBe(30)
  })

  it.each([
    ['0', '10', { from: 0, to: 10 }],
    [' 9', '10 ', { from: 9, to: 10 }],
    ['10', '11', 'Outside the test: the test has the seconds 0 to 10'],
    ['5', '5', 'The end must be after the start: the test has the seconds 0 to 10'],
    ['', '5', 'Two whole seconds are needed: the test has the seconds 0 to 10'],
    ['1.5', '5', 'Two whole seconds are needed: the test has the seconds 0 to 10'],
    ['-1', '5', 'Two whole seconds are needed: the test has the seconds 0 to 10'],
  ])('from %j to %j are %j', (from, to, reading) => {
    expect(readWindow(from, to, 10)).toEqual(reading)
  })

  it.each([
    [{}, null],
    [{ from: '2', to: '5' }, { from: 2, to: 5 }],
    [{ from: '2' }, { from: 2, to: 10 }],
    [{ to: '5' }, { from: 0, to: 5 }],
    [{ from: '12' }, { from: '12', to: '10', problem: 'Outside the test: the test has the seconds 0 to 10' }],
    [
      { from: ['1', '2'], to: null },
      { from: '1,2', to: '', problem: 'Two whole seconds are needed: the test has the seconds 0 to 10' },
    ],
  ])('in the query %j is %j', (query, window) => {
    expect(windowIn(query, 10)).toEqual(window)
  })

  it('end with the test, however far was dragged', () => {
    expect(windowWithin(4, 31, 10)).toEqual({ from: 4, to: 10 })
    expect(windowWithin(12, 20, 10)).toBeNull()
  })
})
