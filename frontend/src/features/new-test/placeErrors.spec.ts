import { expect, it } from 'vitest'
import { placeErrors } from './placeErrors'

it.each([
  ['name', 'name', 'wrong'],
  ['attack.timeout', 'timeout', 'wrong'],
  ['attack.maxWorkers', 'maxWorkers', 'wrong'],
  ['targets[1].url', 'targets', 'Target 2, url: wrong'],
  ['targets[0]', 'targets', 'Target 1: wrong'],
  ['rateWeights[2]', 'rateWeights', 'wrong'],
  ['pacer', 'pacer.type', 'wrong'],
  ['pacer.slopePerSecond', 'pacer.slopePerSecond', 'wrong'],
  ['pacer.steps[2].duration', 'pacer.steps[2].duration', 'wrong'],
])('shows an error of %s at %s', (field, place, message) => {
  expect(placeErrors([{ field, message: 'wrong' }], [])).toEqual({ errors: { [place]: message }, elsewhere: [] })
})

it('shows an error of a threshold at its line, blank lines counted', () => {
  const refused = [{ field: 'thresholds[1]', message: 'wrong' }]

  expect(placeErrors(refused, ['', 'failures < 1%', ' ', 'p99'])).toEqual({ errors: { 'thresholds[3]': 'wrong' }, elsewhere: [] })
})

it('keeps an error of a field the form does not have', () => {
  const refused = [
    { field: 'attack.h2c', message: 'goes with http only' },
    { field: 'thresholds', message: 'must be a list' },
  ]

  expect(placeErrors(refused, [])).toEqual({ errors: {}, elsewhere: refused })
})
