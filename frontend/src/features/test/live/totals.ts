import type { Point } from '@/api/types'

export interface Totals {
  scheduled: number
  succeeded: number
  failed: number
  /** Those of the failed hits that were never sent. */
  abandoned: number
  /** Never sent, because a worker was too late for them; they count neither as succeeded nor as failed. */
  skipped: number
  /** Share of the ended hits that succeeded; null while none has ended. */
  success: number | null
}

/** The sums over all seconds so far. */
export function totalsOf(points: Point[]): Totals {
  const totals = { scheduled: 0, succeeded: 0, failed: 0, abandoned: 0, skipped: 0 }
  for (const point of points) {
    totals.scheduled += point.scheduled
    totals.succeeded += point.succeeded
    totals.failed += point.failed
    totals.abandoned += point.abandoned
    totals.skipped += point.skipped
  }
  const ended = totals.succeeded + totals.failed
  return { ...totals, success: ended > 0 ? totals.succeeded / ended : null }
}
