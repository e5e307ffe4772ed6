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

  it.each([
    ['0', '10', { from: 0, to: 10 }],
    [' 9', '10 ', { from: 9, to: 10 }],
    ['10', '11', 'The test has the seconds 0 to 10'],
    ['5', '5', 'The end must be above the beginning'],
    ['', '5', 'Two whole seconds'],
    ['1.5', '5', 'Two whole seconds'],
    ['-1', '5', 'Two whole seconds'],
  ])('from %j to %j are %j', (from, to, reading) => {
    expect(readWindow(from, to, 10)).toEqual(reading)
  })

  it.each([
    [{}, null],
    [{ from: '2', to: '5' }, { from: 2, to: 5 }],
    [{ from: '2' }, { from: 2, to: 10 }],
    [{ to: '5' }, { from: 0, to: 5 }],
    [{ from: '5', to: '2' }, null],
    [{ from: ['1', '2'], to: '99' }, null],
  ])('in the query %j is %j', (query, window) => {
    expect(windowIn(query, 10)).toEqual(window)
  })

  it('end with the test, however far was dragged', () => {
    expect(windowWithin(4, 31, 10)).toEqual({ from: 4, to: 10 })
    expect(windowWithin(12, 20, 10)).toBeNull()
  })
})
