import type { Pacer, PacerChange, Rate, TestView } from '@/api/types'
import { formatNanos } from './durations'
import { formatRate } from './numbers'

const MOST_STEPS = 4

/** A test's arrival schedule in a few words: "10/s, changing by 5/s every second". */
export function formatPacer({ pacer, ratePerSecond }: Pick<TestView, 'pacer' | 'ratePerSecond'>): string {
  switch (pacer?.type) {
    case 'linear':
      return `${rate(pacer.startRatePerSecond)}, changing by ${rate(pacer.slopePerSecond)} every second`
    case 'sine':
      return `${rate(pacer.meanRatePerSecond)} ± ${rate(pacer.amplitudePerSecond)} every ${pacer.period}`
    case 'stepped':
      return steps(pacer)
    case 'poisson':
      return `${rate(pacer.ratePerSecond)} at random`
    default:
      return formatRate(ratePerSecond)
  }
}

/** A pacer that replaced another one during a test: "500/s from 12 s on". */
export function formatPacerChange({ pacer, fromNanos }: PacerChange): string {
  const constant = pacer.type === 'constant' ? Number(pacer.ratePerSecond) : null
  return `${formatPacer({ pacer, ratePerSecond: constant })} from ${formatNanos(fromNanos)} on`
}

function steps(pacer: Extract<Pacer, { type: 'stepped' }>): string {
  const shown = pacer.steps.slice(0, MOST_STEPS).map((step) => rate(step.ratePerSecond))
  return [...shown, ...(pacer.steps.length > MOST_STEPS ? ['…'] : [])].join(', ')
}

function rate(value: Rate): string {
  return formatRate(Number(value))
}
