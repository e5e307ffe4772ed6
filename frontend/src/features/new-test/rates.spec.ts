import { describe, expect, it } from 'vitest'
import { parseRate } from './rates'

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
