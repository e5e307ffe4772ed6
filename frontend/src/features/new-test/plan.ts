import type { RateDistribution } from '@/api/types'
import { parseSeconds } from '@/format/durations'
import type { TestForm } from './form'
import { scheduleOf, type CurvePoint } from './schedule'

/** Weights from a list such as "2, 1, 1". Null if one is not a number above 0. */
export function parseWeights(text: string): number[] | null {
  const weights = text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(Number)
  return weights.every((weight) => Number.isFinite(weight) && weight > 0) ? weights : null
}

/** Each worker's share of the rate, first worker first; null if the weights do not fit. */
export function sharesOf(mode: RateDistribution, workers: number, weights: number[]): number[] | null {
  const indices = [...Array(workers).keys()]
  if (mode === 'same') {
    return indices.map(() => 1)
  }
  if (mode === 'weighted') {
    const sum = weights.reduce((a, b) => a + b, 0)
    return weights.length === workers ? weights.map((weight) => weight / sum) : null
  }
  if (workers === 1 || mode === 'shared') {
    return indices.map(() => 1 / workers)
  }
  if (mode === 'ramped') {
    return indices.map((i) => (0.5 + i / (workers - 1)) / workers)
  }
  const strong = Math.max(1, Math.floor(workers / 2))
  return indices.map((i) => (i < strong ? 0.7 / strong : 0.3 / (workers - strong)))
}

/** The lowest and highest planned rate, in hits per second. */
export interface RateRange {
  lowest: number
  highest: number
}

export interface Plan {
  durationSeconds: number
  /** Each worker's share of the curve. */
  shares: number[]
  /** One whole schedule; null for as fast as possible. */
  curve: CurvePoint[] | null
  /** Of all workers together, and of each worker; null for as fast as possible. */
  totalRate: RateRange | null
  workerRate: RateRange | null
  /** Requests in total; null for as fast as possible. */
  totalHits: number | null
  /** Arrivals are random, so the total is an expected value. */
  random: boolean
}

/** What a test will do; null while a required field cannot be read. */
export function planOf(form: TestForm): Plan | null {
  const durationSeconds = parseSeconds(form.duration)
  const workers = Number(form.workerCount)
  if (!durationSeconds || !(workers >= 1) || !Number.isInteger(workers)) {
    return null
  }
  const shares = sharesOf(form.rateDistribution, workers, parseWeights(form.rateWeights) ?? [])
  if (!shares) {
    return null
  }
  if (form.pacer.type === 'unpaced') {
    return { durationSeconds, shares, curve: null, totalRate: null, workerRate: null, totalHits: null, random: false }
  }
  const schedule = scheduleOf(form.pacer, durationSeconds)
  if (!schedule) {
    return null
  }
  const schedules = form.rateDistribution === 'same' ? workers : 1
  const rates = schedule.curve.map(([, rate]) => rate)
  const whole = { lowest: lowestOf(rates), highest: highestOf(rates) }
  return {
    durationSeconds,
    shares,
    curve: schedule.curve,
    totalRate: { lowest: whole.lowest * schedules, highest: whole.highest * schedules },
    workerRate: { lowest: whole.lowest * lowestOf(shares), highest: whole.highest * highestOf(shares) },
    // The hits n = 0 … H − 1; the subtraction removes floating-point noise above a whole number.
    totalHits: Math.ceil(schedule.hits - 1e-6) * schedules,
    random: form.pacer.type === 'poisson',
  }
}

function lowestOf(numbers: number[]): number {
  return numbers.reduce((lowest, one) => Math.min(lowest, one), Infinity)
}

function highestOf(numbers: number[]): number {
  return numbers.reduce((highest, one) => Math.max(highest, one), 0)
}
