import type { ThresholdView } from '@/api/types'

/** A threshold as one expression, as the master shows it in parts. */
export function formatThreshold({ expression, abort, after }: ThresholdView): string {
  return [expression, abort ? 'abort' : '', abort && after ? `after ${after}` : ''].filter(Boolean).join(' ')
}
