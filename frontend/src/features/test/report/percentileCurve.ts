import type { CurvePoint } from '@/api/types'

/** A point of a curve as it is drawn: x = 1 / (1 − share), so that each nine has the same width. */
export interface TailPoint {
  share: number
  tail: number
  valueNanos: number
  count: number
}

/**
 * Orders a curve. It ends at the count of all hits: of n hits, those beyond 1 − 1/n are the slowest one, whose own tail
 * would be infinite.
 */
export function tailOf(curve: CurvePoint[]): TailPoint[] {
  const points = curve
    .map(({ percentile, valueNanos, count }) => ({ share: Math.min(1, percentile / 100), valueNanos, count }))
    .sort((a, b) => a.share - b.share)
  const end = Math.max(1, ...points.map(({ count }) => count))
  return points.map((point) => ({ ...point, tail: Math.min(end, 1 / (1 - point.share)) }))
}

/** A place on the axis in percent: 1 → 0%, 10 → 90%, 1000 → 99.9%. */
export function percentAt(tail: number): string {
  const nines = Math.round(Math.log10(tail))
  return nines <= 0 ? '0%' : `${(100 * (1 - 10 ** -nines)).toFixed(Math.max(0, nines - 2))}%`
}
