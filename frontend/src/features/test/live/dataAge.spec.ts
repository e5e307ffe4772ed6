import { describe, expect, it } from 'vitest'
import { point, testView } from '../sampleTest'
import { dataAgeOf, settledCount } from './dataAge'

const start = Date.parse('2026-01-10T12:00:00Z')

describe('age of the data', () => {
  it('counts from the end of the newest second', () => {
    expect(dataAgeOf(testView(), [point(0), point(1)], start + 7500)).toBe(5)
  })

  it('counts from the start while there is nothing yet', () => {
    expect(dataAgeOf(testView(), [], start + 3000)).toBe(3)
  })

  it('is none before the start, after the last second and after the end', () => {
    expect(dataAgeOf(testView(), [], start - 1000)).toBeNull()
    expect(dataAgeOf(testView(), [point(9)], start + 60_000)).toBeNull()
    expect(dataAgeOf(testView({ state: 'COMPLETED' }), [], start + 60_000)).toBeNull()
  })
})

describe('settled points', () => {
  const points = [point(0), point(1, { partial: true }), point(2), point(3, { partial: true })]
  const countAt = (now: number, test = testView()) => settledCount(test, points, now)

  it('leaves out the newest seconds while workers are missing in them', () => {
    expect(countAt(start + 4200)).toBe(3)
  })

  it('shows them when the missing workers are late', () => {
    expect(countAt(start + 9000)).toBe(4)
  })

  it('shows all of a test that is over', () => {
    expect(countAt(start + 4200, testView({ state: 'COMPLETED' }))).toBe(4)
  })
})
