import { expect, it } from 'vitest'
import { point } from '../sampleTest'
import { totalsOf } from './totals'

it('adds up all seconds', () => {
  const points = [
    point(0, { scheduled: 14, succeeded: 7, failed: 3, abandoned: 1, skipped: 4 }),
    point(1, { scheduled: 10, succeeded: 10, failed: 0 }),
  ]

  expect(totalsOf(points)).toEqual({ scheduled: 24, succeeded: 17, failed: 3, abandoned: 1, skipped: 4, success: 17 / 20 })
})

it('has no success before the first hit has ended', () => {
  expect(totalsOf([]).success).toBeNull()
})
