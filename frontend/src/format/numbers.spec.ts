import { describe, expect, it } from 'vitest'
import { formatBytes, formatCount, formatDecimal, formatPercent, formatRate, plural } from './numbers'

describe('numbers', () => {
  it('groups thousands', () => {
    expect(formatCount(30000)).toBe('30,000')
    expect(formatRate(12500)).toBe('12,500/s')
  })

  it('keeps three digits of small numbers', () => {
    expect(formatDecimal(0.12345)).toBe('0.123')
    expect(formatDecimal(50)).toBe('50')
    expect(formatRate(12.5)).toBe('12.5/s')
  })

  it.each([
    [1, '100%'],
    [0.999999, '99.99%'],
    [0.5, '50.00%'],
    [0.000001, '0.01%'],
    [0, '0%'],
  ])('never rounds %d up to all or down to nothing', (ratio, text) => {
    expect(formatPercent(ratio)).toBe(text)
  })

  it('counts bytes in binary units', () => {
    expect(formatBytes(512)).toBe('512 B')
    expect(formatBytes(1572864)).toBe('1.5 MiB')
  })

  it('agrees with its noun', () => {
    expect(plural(1, 'worker')).toBe('1 worker')
    expect(plural(2, 'worker')).toBe('2 workers')
  })
})
