import { describe, expect, it } from 'vitest'
import { parseRate, parseWeights, planOf, sharesOf } from './plan'

describe('rates', () => {
  it.each([
    ['50', 50],
    ['50/1s', 50],
    ['120/m', 2],
    ['5/500ms', 10],
    ['0.5', 0.5],
    ['', null],
    ['fast', null],
    ['-1', null],
    ['50/', null],
    ['50/0s', null],
  ])('reads %j as %j a second', (text, rate) => {
    expect(parseRate(text)).toBe(rate)
  })
})

describe('shares', () => {
  it.each([
    ['shared', 4, [], [0.25, 0.25, 0.25, 0.25]],
    ['same', 2, [], [1, 1]],
    ['weighted', 2, [3, 1], [0.75, 0.25]],
    ['ramped', 3, [], [0.5 / 3, 1 / 3, 1.5 / 3]],
    ['ramped', 1, [], [1]],
    ['burst', 4, [], [0.35, 0.35, 0.15, 0.15]],
    ['burst', 3, [], [0.7, 0.15, 0.15]],
    ['burst', 1, [], [1]],
  ] as const)('splits %s over %d', (mode, workers, weights, shares) => {
    expect(sharesOf(mode, workers, [...weights])).toEqual([...shares])
  })

  it('wants one weight for each worker', () => {
    expect(sharesOf('weighted', 3, [1, 2])).toBeNull()
  })

  it.each([
    ['2, 1,1', [2, 1, 1]],
    ['0.5 1.5', [0.5, 1.5]],
    ['1, 0', null],
    ['a', null],
    ['', []],
  ])('reads the weights %j', (text, weights) => {
    expect(parseWeights(text)).toEqual(weights)
  })
})

describe('plan', () => {
  it('counts the requests of the whole test', () => {
    expect(planOf(500, 10, 'shared', 2, [])).toMatchObject({ totalHits: 5000, totalRate: 500, workerRates: [250, 250] })
    expect(planOf(500, 10, 'same', 2, [])).toMatchObject({ totalHits: 10000, totalRate: 1000 })
    expect(planOf(0.1, 30, 'shared', 1, [])).toMatchObject({ totalHits: 3 })
    expect(planOf(3, 0.5, 'shared', 1, [])).toMatchObject({ totalHits: 2 })
  })

  it.each([
    [null, 10, 1],
    [50, null, 1],
    [50, 10, 0],
    [50, 10, 1.5],
    [50, 10, NaN],
  ])('has none while a field cannot be read', (rate, duration, workers) => {
    expect(planOf(rate, duration, 'shared', workers, [])).toBeNull()
  })
})
