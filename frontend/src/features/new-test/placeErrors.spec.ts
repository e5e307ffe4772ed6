import { expect, it } from 'vitest'
import { emptyForm, type TestForm } from './form'
import { emptyPacer } from './pacers'
import { placeErrors } from './placeErrors'

function formWith(changes: Partial<TestForm>): TestForm {
  return { ...emptyForm(), ...changes }
}

const unpaced = formWith({ pacer: { ...emptyPacer(), type: 'unpaced' }, rateDistribution: 'weighted' })

it.each([
  ['name', 'name', 'wrong'],
  ['attack.timeout', 'timeout', 'wrong'],
  ['attack.maxInFlight', 'maxInFlight', 'wrong'],
  ['targets[1].url', 'targets', 'Target 2, url: wrong'],
  ['targets[0]', 'targets', 'Target 1: wrong'],
  ['rateWeights[2]', 'rateWeights', 'wrong'],
  ['pacer', 'pacer.type', 'wrong'],
  ['pacer.slopePerSecond', 'pacer.slopePerSecond', 'wrong'],
  ['pacer.steps[2].duration', 'pacer.steps[2].duration', 'wrong'],
])('shows an error of %s at %s', (field, place, message) => {
  expect(placeErrors([{ field, message: 'wrong' }], unpaced)).toEqual({ errors: { [place]: message }, elsewhere: [] })
})

it('shows an error of a threshold at its line, blank lines counted', () => {
  const refused = [{ field: 'thresholds[1]', message: 'wrong' }]

  expect(placeErrors(refused, formWith({ thresholds: ['', 'failures < 1%', ' ', 'p99'] }))).toEqual({ errors: { 'thresholds[3]': 'wrong' }, elsewhere: [] })
})

it('keeps an error of a field the form does not have', () => {
  const refused = [
    { field: 'attack.h2c', message: 'goes with http only' },
    { field: 'thresholds', message: 'must be a list' },
    { field: 'attack.maxInFlight', message: 'must be above 0' },
    { field: 'rateWeights', message: 'goes with weighted only' },
  ]

  expect(placeErrors(refused, formWith({}))).toEqual({ errors: {}, elsewhere: refused })
})

it('shows errors of further options at their field', () => {
  const refused = [
    { field: 'attack.feeder.csv', message: 'line 2: has 1 values' },
    { field: 'attack.h2c', message: 'must be true or false' },
  ]

  expect(placeErrors(refused, formWith({ further: '{"h2c": 1}' }))).toEqual({
    errors: { further: 'feeder.csv: line 2: has 1 values; h2c: must be true or false' },
    elsewhere: [],
  })
})
