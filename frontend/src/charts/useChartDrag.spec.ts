import { expect, it } from 'vitest'
import { secondsBetween } from './useChartDrag'

// 1000 pixels between margins of 62 and 16.
const WIDTH = 1078

it.each([
  [62, 1062, { start: 0, end: 10 }, [0, 11]],
  [262, 562, { start: 0, end: 10 }, [2, 6]],
  [562, 262, { start: 0, end: 10 }, [2, 6]],
  [300, 301, { start: 0, end: 10 }, [2, 3]],
  [0, 5000, { start: 20, end: 30 }, [20, 31]],
  [162, 182, { start: 20, end: 30 }, [21, 22]],
  [162, 262, { start: 0, end: 3600 }, [360, 721]],
] as const)('from %d to %d px of %j are the seconds %j', (a, b, axis, seconds) => {
  expect(secondsBetween(a, b, WIDTH, axis)).toEqual(seconds)
})
