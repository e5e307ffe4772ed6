import type { CurvePoint } from '@/api/types'

/** A point of the drawn curve: x = 1 / (1 − share), so that each nine has the same width. */
export interface TailPoint {
  share: number
  tail: number
  valueNanos: number
  count: number
}

/**
 * Sorts a curve and ends it at x = n for n hits: beyond a share of 1 − 1/n there is only the slowest hit, whose x would
 * be infinite.
 */
export function tailOf(curve: CurvePoint[]): TailPoint[] {
  const points = curve
    .map(({ percentile, valueNanos, count }) => ({ share: Math.min(1, percentile / 100), valueNanos, count }))
    .sort((a, b) => a.share - b.share)
  const end = Math.max(1, ...points.map(({ count }) => count))
  return points.map((point) => ({ ...point, tail: Math.min(end, 1 / (1 - point.share)) }))
}

/** A position on the axis in percent: 1 → 0%, 10 → 90%, 1000 → 99.9%. */
export function percentAt(tail: number): string {
  const nines = Math.round(Math.log10(tail))
  return nines <= 0 ? '0%' : `${(100 * (1 - 10 ** -nines)).toFixed(Math.max(0, nines - 2))}%`
}
