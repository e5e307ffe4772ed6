import type { Point } from '@/api/types'

export interface Totals {
  scheduled: number
  succeeded: number
  failed: number
  /** Of the failed, those that never were sent. */
  abandoned: number
  /** Share of the hits that ended which succeeded; null while none has ended. */
  success: number | null
}

/** What all seconds so far add up to. */
export function totalsOf(points: Point[]): Totals {
  const totals = { scheduled: 0, succeeded: 0, failed: 0, abandoned: 0 }
  for (const point of points) {
    totals.scheduled += point.scheduled
    totals.succeeded += point.succeeded
    totals.failed += point.failed
    totals.abandoned += point.abandoned
  }
  const ended = totals.succeeded + totals.failed
  return { ...totals, success: ended > 0 ? totals.succeeded / ended : null }
}
