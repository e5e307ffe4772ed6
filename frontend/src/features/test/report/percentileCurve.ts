import type { CurvePoint } from '@/api/types'

/** A point of a curve as it is drawn: x = 1 / (1 − share), so that each nine has the same width. */
export interface TailPoint {
  share: number
  tail: number
  valueNanos: number
  count: number
}

/** Orders a curve and gives the last point, whose tail would be infinite, a place at the count of all hits. */
export function tailOf(curve: CurvePoint[]): TailPoint[] {
  const points = curve
    .map(({ percentile, valueNanos, count }) => ({ share: Math.min(1, percentile / 100), valueNanos, count }))
    .sort((a, b) => a.share - b.share)
  const total = points.at(-1)?.count ?? 0
  return points.map((point) => ({ ...point, tail: point.share < 1 ? 1 / (1 - point.share) : Math.max(total, 1) }))
}

/** A place on the axis in percent: 1 → 0%, 10 → 90%, 1000 → 99.9%. */
export function percentAt(tail: number): string {
  const nines = Math.round(Math.log10(tail))
  return nines <= 0 ? '0%' : `${(100 * (1 - 10 ** -nines)).toFixed(Math.max(0, nines - 2))}%`
}
