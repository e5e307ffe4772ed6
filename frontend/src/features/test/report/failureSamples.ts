import type { FailureSample } from '@/api/types'

/** Failures with one text, and the seconds of the first and the last of them. */
export interface FailureGroup {
  kind: string
  text: string
  /** Of those that were kept: workers keep the first few of each second. */
  count: number
  first: number
  last: number
}

/** Groups samples by what was said, the most frequent first. */
export function groupSamples(samples: FailureSample[]): FailureGroup[] {
  const groups = new Map<string, FailureGroup>()
  for (const sample of samples) {
    const first = sample.firstSecondOfTest ?? sample.secondOfTest ?? 0
    const last = sample.lastSecondOfTest ?? first
    const key = JSON.stringify([sample.kind, sample.text])
    const known = groups.get(key)
    groups.set(key, {
      kind: sample.kind,
      text: sample.text,
      count: (known?.count ?? 0) + (sample.count ?? 1),
      first: Math.min(known?.first ?? first, first),
      last: Math.max(known?.last ?? last, last),
    })
  }
  return [...groups.values()].sort((a, b) => b.count - a.count || a.first - b.first)
}
