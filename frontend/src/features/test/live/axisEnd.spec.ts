import { expect, it } from 'vitest'
import { axisEnd } from './axisEnd'

it.each([
  [0, 10, false, 10],
  [0, 3600, false, 30],
  [45, 3600, false, 60],
  [3599, 3600, false, 3600],
  [12, 10, false, 12],
  [7, 3600, true, 7],
  [-1, 10, true, 1],
])('after second %d of %d (over: %s) the axis ends at %d', (newest, duration, over, end) => {
  expect(axisEnd(newest, duration, over)).toBe(end)
})
