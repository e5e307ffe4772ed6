import type { RateDistribution } from '@/api/types'

const secondsOf: Record<string, number> = { '': 1, ns: 1e-9, us: 1e-6, µs: 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600 }

/** Hits per second in a rate as Vegeta's users write it: 50, 50/1s, 100/m, 5/500ms. Null when it is none. */
export function parseRate(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)(?:\/(\d+(?:\.\d+)?)?(ns|us|µs|ms|s|m|h))?$/.exec(text.trim())
  if (!match) {
    return null
  }
  const [, hits, amount, unit] = match
  const seconds = Number(amount ?? 1) * (secondsOf[unit ?? ''] ?? 1)
  return seconds > 0 ? Number(hits) / seconds : null
}

/** Weights as a list: "2, 1, 1". Null when one is not a number above 0. */
export function parseWeights(text: string): number[] | null {
  const weights = text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(Number)
  return weights.every((weight) => Number.isFinite(weight) && weight > 0) ? weights : null
}

/** What share of the rate each worker gets, first worker first; null when the weights do not fit. */
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

export interface Plan {
  ratePerSecond: number
  durationSeconds: number
  /** Of each worker, in hits per second. */
  workerRates: number[]
  totalRate: number
  /** Requests in total, exactly. */
  totalHits: number
}

/** What a test will do; null while a field it depends on cannot be read. */
export function planOf(
  rate: number | null,
  durationSeconds: number | null,
  mode: RateDistribution,
  workers: number,
  weights: number[] | null,
): Plan | null {
  if (rate === null || durationSeconds === null || !(workers >= 1) || !Number.isInteger(workers)) {
    return null
  }
  const shares = sharesOf(mode, workers, weights ?? [])
  if (!shares) {
    return null
  }
  // The hits n = 0 … R·D − 1; a product that is whole but for its floating-point noise is whole.
  const hits = Math.ceil(rate * durationSeconds - 1e-6)
  return {
    ratePerSecond: rate,
    durationSeconds,
    workerRates: shares.map((share) => share * rate),
    totalRate: mode === 'same' ? rate * workers : rate,
    totalHits: mode === 'same' ? hits * workers : hits,
  }
}
