import { expect, it } from 'vitest'
import { parseWeights } from './weights'

it.each([
  ['2, 1,1', [2, 1, 1]],
  ['0.5 1.5', [0.5, 1.5]],
  ['1, 0', null],
  ['a', null],
  ['', []],
])('reads the weights %j', (text, weights) => {
  expect(parseWeights(text)).toEqual(weights)
})
