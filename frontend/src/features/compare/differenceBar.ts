import type { ComparisonVerdict, FigureDifference } from '@/api/types'
import type { StateLook } from '@/components/states'
import { formatNanos } from '@/format/durations'
import { formatDecimal, formatRate } from '@/format/numbers'

/** A range around zero, in percent of the bar's width; null if there is none to draw. */
export interface DifferenceBar {
  left: number
  width: number
  /** The position of the measured difference. */
  mark: number
  /** A part of the range lies outside the bar. */
  cut: boolean
}

export const verdictLooks: Record<ComparisonVerdict, StateLook> = {
  worse: { tone: 'bad', icon: 'warning', text: 'Worse' },
  better: { tone: 'ok', icon: 'check', text: 'Better' },
  'no difference found': { tone: 'neutral', icon: 'info', text: 'No difference found' },
  'too little data': { tone: 'neutral', icon: 'clock', text: 'Too little data' },
}

/** How far bars reach to either side, as a share of the reference: 20%, or more if a sure difference needs it. */
export function reachOf(figures: FigureDifference[]): number {
  const sure = figures
    .filter((figure) => figure.verdict === 'worse' || figure.verdict === 'better')
    .map((figure) => Math.abs(figure.relativeDifference ?? 0) * 1.5)
  return Math.max(0.2, ...sure)
}

/** @param reach the share of the reference at the bar's ends */
export function differenceBar(figure: FigureDifference, reach: number): DifferenceBar | null {
  const { relativeLow: low, relativeHigh: high, relativeDifference: middle } = figure
  if (typeof low !== 'number' || typeof high !== 'number' || typeof middle !== 'number') {
    return null
  }
  const left = place(low, reach)
  return { left, width: place(high, reach) - left, mark: place(middle, reach), cut: low < -reach || high > reach }
}

function place(share: number, reach: number): number {
  return 50 + 50 * Math.max(-1, Math.min(1, share / reach))
}

export function formatAmount(value: number, unit: FigureDifference['unit']): string {
  if (unit === 'nanos') {
    return formatNanos(value)
  }
  return unit === 'share' ? `${formatDecimal(value * 100)}%` : formatRate(value)
}

/** The change from the reference; relative unless the reference is 0. */
export function formatChange(figure: FigureDifference): string {
  const { relativeDifference: relative, difference, unit } = figure
  return typeof relative === 'number' ? signedPercent(relative) : signed(difference, formatAmount(Math.abs(difference), unit))
}

/** The range in which the change lies. */
export function formatRange(figure: FigureDifference): string {
  const { relativeLow, relativeHigh, low, high, unit } = figure
  if (typeof relativeLow === 'number' && typeof relativeHigh === 'number') {
    return `${signedPercent(relativeLow)} to ${signedPercent(relativeHigh)}`
  }
  if (typeof low === 'number' && typeof high === 'number') {
    return [low, high].map((end) => signed(end, formatAmount(Math.abs(end), unit))).join(' to ')
  }
  return '–'
}

function signedPercent(share: number): string {
  return signed(share, `${Math.abs(share * 100).toFixed(1)}%`)
}

function signed(value: number, size: string): string {
  return `${value < 0 ? '−' : '+'}${size}`
}
