import { expect, it } from 'vitest'
import type { FigureDifference } from '@/api/types'
import { differenceBar, formatChange, formatRange, reachOf } from './differenceBar'

function figure(change: Partial<FigureDifference> = {}): FigureDifference {
  return {
    figure: 'p50',
    unit: 'nanos',
    reference: 1e6,
    value: 1.1e6,
    difference: 1e5,
    low: 5e4,
    high: 1.5e5,
    relativeDifference: 0.1,
    relativeLow: 0.05,
    relativeHigh: 0.15,
    verdict: 'worse',
    ...change,
  }
}

it('draws a range around zero', () => {
  expect(differenceBar(figure(), 0.2)).toEqual({ left: 62.5, width: 25, mark: 75, cut: false })
})

it('cuts what would reach beyond the ends', () => {
  expect(differenceBar(figure({ relativeLow: -0.5, relativeHigh: 0.7 }), 0.2)).toEqual({
    left: 0,
    width: 100,
    mark: 75,
    cut: true,
  })
})

it('draws nothing where nothing is known', () => {
  expect(differenceBar(figure({ relativeLow: null, relativeHigh: null }), 0.2)).toBeNull()
})

it('reaches as far as a sure difference needs', () => {
  expect(reachOf([figure({ relativeDifference: 0.02 })])).toBe(0.2)
  expect(reachOf([figure({ relativeDifference: -0.4 })])).toBeCloseTo(0.6)
  expect(reachOf([figure({ relativeDifference: 3, verdict: 'no difference found' })])).toBe(0.2)
})

it('says a change with its sign', () => {
  expect(formatChange(figure())).toBe('+10.0%')
  expect(formatRange(figure({ relativeLow: -0.021 }))).toBe('−2.1% to +15.0%')
})

it('says a change of a reference of zero in its unit', () => {
  const failures = figure({
    unit: 'share',
    reference: 0,
    value: 0.01,
    difference: 0.01,
    low: -0.002,
    high: 0.022,
    relativeDifference: null,
    relativeLow: null,
    relativeHigh: null,
  })

  expect(formatChange(failures)).toBe('+1%')
  expect(formatRange(failures)).toBe('−0.2% to +2.2%')
  expect(formatRange({ ...failures, low: null, high: null })).toBe('–')
})
