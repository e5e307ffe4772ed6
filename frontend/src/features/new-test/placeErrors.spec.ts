import { expect, it } from 'vitest'
import { emptyForm, type TestForm } from './form'
import { emptyPacer } from './pacers'
import { placeErrors } from './placeErrors'
import { sampleOptions as options } from './sampleOptions'

function formWith(changes: Partial<TestForm>): TestForm {
  return { ...emptyForm(), ...changes }
}

const unpaced = formWith({ pacer: { ...emptyPacer(), type: 'unpaced' }, rateDistribution: 'weighted' })

it.each([
  ['name', 'name', 'wrong'],
  ['attack.timeout', 'options.timeout', 'wrong'],
  ['attack.headers[1]', 'options.headers', 'wrong'],
  ['attack.maxInFlight', 'maxInFlight', 'wrong'],
  ['targets[1].url', 'targets', 'Target 2, url: wrong'],
  ['targets[0]', 'targets', 'Target 1: wrong'],
  ['rateWeights[2]', 'rateWeights', 'wrong'],
  ['pacer', 'pacer.type', 'wrong'],
  ['pacer.slopePerSecond', 'pacer.slopePerSecond', 'wrong'],
  ['pacer.steps[2].duration', 'pacer.steps[2].duration', 'wrong'],
])('shows an error of %s at %s', (field, place, message) => {
  expect(placeErrors([{ field, message: 'wrong' }], unpaced, options)).toEqual({ errors: { [place]: message }, elsewhere: [] })
})

it('shows an error of a threshold at its line, blank lines counted', () => {
  const refused = [{ field: 'thresholds[1]', message: 'wrong' }]

  expect(placeErrors(refused, formWith({ thresholds: ['', 'failures < 1%', ' ', 'p99'] }), options)).toEqual({ errors: { 'thresholds[3]': 'wrong' }, elsewhere: [] })
})

it('keeps an error of a field the form does not have', () => {
  const refused = [
    { field: 'attack.feeder', message: 'goes with http only' },
    { field: 'thresholds', message: 'must be a list' },
    { field: 'rateWeights', message: 'goes with weighted only' },
  ]

  expect(placeErrors(refused, formWith({}), options)).toEqual({ errors: {}, elsewhere: refused })
})

it('shows errors of further options at their field', () => {
  const refused = [
    { field: 'attack.feeder.csv', message: 'line 2: has 1 values' },
    { field: 'attack.other', message: 'must be true or false' },
  ]

  expect(placeErrors(refused, formWith({ further: '{"other": 1}' }), options)).toEqual({
    errors: { further: 'feeder.csv: line 2: has 1 values; other: must be true or false' },
    elsewhere: [],
  })
})
