import type { Point } from '@/api/types'

export interface Totals {
  scheduled: number
  done: number
  failed: number
  abandoned: number
  /** Share of the hits that ended with a status from 200 to 399; null while none has ended. */
  success: number | null
}

/** What all seconds so far add up to. */
export function totalsOf(points: Point[]): Totals {
  const totals = { scheduled: 0, done: 0, failed: 0, abandoned: 0 }
  let good = 0
  for (const point of points) {
    totals.scheduled += point.scheduled
    totals.done += point.done
    totals.failed += point.failed
    totals.abandoned += point.abandoned
    for (const [code, count] of Object.entries(point.statusCodes ?? {})) {
      good += /^[23]/.test(code) ? count : 0
    }
  }
  const ended = totals.done + totals.failed + totals.abandoned
  return { ...totals, success: ended > 0 ? good / ended : null }
}
