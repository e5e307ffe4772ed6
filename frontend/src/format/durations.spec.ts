import { describe, expect, it } from 'vitest'
import { formatElapsed, formatLatency, formatMeanLatency, formatNanos, formatSeconds, parseSeconds } from './durations'

describe('durations', () => {
  it.each([
    [0, '0 s'],
    [850, '850 ns'],
    [137_378, '137 µs'],
    [999_900, '1 ms'],
    [6_661_000, '6.66 ms'],
    [1_520_000_000, '1.52 s'],
    [59_940_000_000, '59.9 s'],
    [59_998_000_000, '1 min'],
    [125_000_000_000, '2 min 5 s'],
  ])('writes %d ns as %s', (nanos, text) => {
    expect(formatNanos(nanos)).toBe(text)
  })

  it.each([
    [6_661_000, '6.66 ms'],
    [3_598e9, '59 min 58 s'],
    [3_600e9, '> 1 h'],
    [3_601e9, '> 1 h'],
  ])('writes a latency of %d ns, which is counted up to an hour, as %s', (nanos, text) => {
    expect(formatLatency(nanos)).toBe(text)
  })

  it.each([
    [6_661_000, 9_000_000, '6.66 ms'],
    [2_700e9, 3_601e9, '> 45 min'],
    [3_601e9, 3_601e9, '> 1 h'],
  ])('writes the mean %d ns of latencies up to %d ns as %s', (mean, max, text) => {
    expect(formatMeanLatency(mean, max)).toBe(text)
  })

  it.each([
    [0.25, '0.25 s'],
    [30, '30 s'],
    [90, '1 min 30 s'],
    [7500, '2 h 5 min'],
    [86400, '24 h'],
  ])('writes %d s as %s', (seconds, text) => {
    expect(formatSeconds(seconds)).toBe(text)
  })

  it.each([
    [5, '0:05'],
    [750, '12:30'],
    [3725, '1:02:05'],
  ])('writes second %d of a test as %s', (second, text) => {
    expect(formatElapsed(second)).toBe(text)
  })

  it.each([
    ['30', 30],
    ['10s', 10],
    ['1m30s', 90],
    ['250ms', 0.25],
    ['1.5h', 5400],
    ['', null],
    ['ten', null],
    ['10 s', null],
    ['-5s', null],
  ])('reads %j as %j seconds', (text, seconds) => {
    expect(parseSeconds(text)).toBe(seconds)
  })
})
