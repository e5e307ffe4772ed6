import { expect, it } from 'vitest'
import { percentAt, tailOf } from './percentileCurve'

it('gives each nine the same width', () => {
  const curve = [
    { percentile: 0, valueNanos: 1, count: 1 },
    { percentile: 50, valueNanos: 2, count: 500 },
    { percentile: 90, valueNanos: 3, count: 900 },
    { percentile: 99, valueNanos: 4, count: 990 },
    { percentile: 100, valueNanos: 5, count: 1000 },
  ]

  expect(tailOf(curve).map((point) => Math.round(point.tail))).toEqual([1, 2, 10, 100, 1000])
})

it('puts the maximum at the count of all hits', () => {
  const [, last] = tailOf([
    { percentile: 50, valueNanos: 2, count: 2500 },
    { percentile: 100, valueNanos: 9, count: 5000 },
  ])

  expect(last).toEqual({ share: 1, tail: 5000, valueNanos: 9, count: 5000 })
})

it.each([
  ['of five hits', [0, 10, 50, 75, 87.5, 93.75, 100], 5],
  ['of a thousand', [0, 90, 99, 99.9, 99.95, 99.975, 100], 1000],
  ['of one', [0, 50, 100], 1],
])('never turns back: %s', (_of, percentiles, hits) => {
  const curve = percentiles.map((percentile) => ({
    percentile,
    valueNanos: percentile + 1,
    count: Math.ceil((hits * percentile) / 100),
  }))

  const tails = tailOf(curve).map((point) => point.tail)

  expect(tails).toEqual([...tails].sort((a, b) => a - b))
  expect(tails.at(-1)).toBe(hits)
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
