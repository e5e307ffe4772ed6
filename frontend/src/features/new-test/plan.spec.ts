import { describe, expect, it } from 'vitest'
import { emptyForm, type TestForm } from './form'
import { emptyPacer, type PacerForm } from './pacers'
import { parseWeights, planOf, sharesOf } from './plan'

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
  const plan = (pacer: Partial<PacerForm>, changes: Partial<TestForm> = {}) =>
    planOf({ ...emptyForm(), ...changes, pacer: { ...emptyPacer(), ...pacer } })

  it('counts the requests of the whole test', () => {
    expect(plan({ ratePerSecond: '500' }, { duration: '10s', workerCount: '2' })).toMatchObject({
      totalHits: 5000,
      totalRate: { lowest: 500, highest: 500 },
      workerRate: { lowest: 250, highest: 250 },
    })
    expect(plan({ ratePerSecond: '500' }, { duration: '10s', workerCount: '2', rateDistribution: 'same' })).toMatchObject({
      totalHits: 10000,
      totalRate: { lowest: 1000, highest: 1000 },
      workerRate: { lowest: 500, highest: 500 },
    })
    expect(plan({ ratePerSecond: '0.1' }, { duration: '30s' })).toMatchObject({ totalHits: 3 })
    expect(plan({ ratePerSecond: '3' }, { duration: '500ms' })).toMatchObject({ totalHits: 2 })
  })

  it('says between what a rate varies, and for whom', () => {
    const ramp = { type: 'linear', startRatePerSecond: '10', slopePerSecond: '3' } as const

    expect(plan(ramp, { duration: '30s', workerCount: '2', rateDistribution: 'ramped' })).toMatchObject({
      totalHits: 1650,
      totalRate: { lowest: 10, highest: 100 },
      workerRate: { lowest: 2.5, highest: 75 },
    })
  })

  it('has no rate and no total as fast as possible', () => {
    expect(plan({ type: 'unpaced' })).toMatchObject({ totalRate: null, totalHits: null, curve: null })
  })

  it('expects a total of arrivals at random', () => {
    expect(plan({ type: 'poisson' })).toMatchObject({ totalHits: 1500, random: true })
  })

  it.each([
    [{ ratePerSecond: '' }, {}],
    [{}, { duration: '' }],
    [{}, { duration: '0s' }],
    [{}, { workerCount: '0' }],
    [{}, { workerCount: '1.5' }],
    [{}, { workerCount: '' }],
  ])('has none while a field cannot be read: %j %j', (pacer, changes) => {
    expect(plan(pacer, changes)).toBeNull()
  })
})
