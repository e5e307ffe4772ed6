import type { Point, TestView } from '@/api/types'
import { widthOf } from './timeline'

/** How many seconds the data may lag before the page says so. */
export const FRESH_SECONDS = 4

/**
 * The age of a running test's newest data, in seconds: the time since the end of the newest second shown, or since the
 * start. Null if no new data is due: before the start, and after the last hit was due.
 */
export function dataAgeOf(test: TestView, points: Point[], now: number): number | null {
  if (test.state !== 'RUNNING' || !test.startsAt) {
    return null
  }
  const elapsed = (now - Date.parse(test.startsAt)) / 1000
  const newest = points.at(-1)
  const shownUntil = newest ? newest.second + widthOf(newest) : 0
  const complete = shownUntil >= test.durationNanos / 1e9
  return elapsed < 0 || complete ? null : Math.max(0, Math.floor(elapsed - shownUntil))
}

/**
 * How many points to show. The newest seconds of a running test are left out while workers are missing in them, because
 * they would look like a drop in the rate.
 */
export function settledCount(test: TestView, points: Point[], now: number): number {
  if (test.state !== 'RUNNING' || !test.startsAt) {
    return points.length
  }
  const elapsed = (now - Date.parse(test.startsAt)) / 1000
  return points.findLastIndex((point) => !point.partial || elapsed - point.second > FRESH_SECONDS) + 1
}
