import type { ThresholdDocument, ThresholdView } from '@/api/types'

/** A threshold as a single expression, in whichever form it was submitted. */
export function formatThreshold(threshold: ThresholdDocument | ThresholdView): string {
  if (typeof threshold === 'string') {
    return threshold
  }
  const { expression, abort, after } = threshold
  return [expression, abort ? 'abort' : '', abort && after ? `after ${after}` : ''].filter(Boolean).join(' ')
}
