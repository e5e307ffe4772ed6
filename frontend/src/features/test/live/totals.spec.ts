import { expect, it } from 'vitest'
import { point } from '../sampleTest'
import { totalsOf } from './totals'

it('adds up all seconds', () => {
  const points = [
    point(0, { scheduled: 10, done: 8, failed: 1, abandoned: 1, statusCodes: { '200': 6, '302': 1, '503': 1 } }),
    point(1, { scheduled: 10, done: 10, failed: 0, statusCodes: { '200': 10 } }),
  ]

  expect(totalsOf(points)).toEqual({ scheduled: 20, done: 18, failed: 1, abandoned: 1, success: 17 / 20 })
})

it('has no success before the first hit has ended', () => {
  expect(totalsOf([]).success).toBeNull()
})
