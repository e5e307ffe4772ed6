import { expect, it } from 'vitest'
import { percentAt, tailOf } from './percentileCurve'

it('gives each nine the same width', () => {
  const curve = [
    { percentile: 0, valueNanos: 1, count: 1 },
    { percentile: 50, valueNanos: 2, count: 500 },
    { percentile: 90, valueNanos: 3, count: 900 },
    { percentile: 99, valueNanos: 4, count: 990 },
  ]

  expect(tailOf(curve).map((point) => Math.round(point.tail))).toEqual([1, 2, 10, 100])
})

it('puts the maximum at the count of all hits', () => {
  const [, last] = tailOf([
    { percentile: 50, valueNanos: 2, count: 2500 },
    { percentile: 100, valueNanos: 9, count: 5000 },
  ])

  expect(last).toEqual({ share: 1, tail: 5000, valueNanos: 9, count: 5000 })
})

it.each([
  [1, '0%'],
  [10, '90%'],
  [100, '99%'],
  [1000, '99.9%'],
  [100000, '99.999%'],
])('labels %d with %s', (tail, text) => {
  expect(percentAt(tail)).toBe(text)
})
