import { plural } from '@/format/numbers'
import type { Verdict } from '@/api/types'
import type { Span } from '@/charts/series'
import type { Timeline } from './timeline'

/** The spans of a test in which the load generator was degraded or invalid, to be shaded in charts. */
export function validitySpans(timeline: Timeline): Span[] {
  const spans: Span[] = []
  timeline.points.forEach((point, i) => {
    const tone = toneOf(point?.validity)
    const from = timeline.seconds[i] ?? 0
    const last = spans.at(-1)
    if (tone && last?.tone === tone && last.to === from) {
      last.to = from + timeline.step
    } else if (tone) {
      spans.push({ from, to: from + timeline.step, tone })
    }
  })
  return spans
}

/** The page's text about these spans; null if there are none. */
export function validityNote(timeline: Timeline): string | null {
  const marked = timeline.points.filter((point) => toneOf(point?.validity))
  if (marked.length === 0) {
    return null
  }
  const causes = [...new Set(marked.flatMap((point) => point?.causes ?? []))].map((cause) => cause.replaceAll('_', ' '))
  const seconds = marked.length * timeline.step
  return `In ${plural(seconds, 'second')} the load generator was degraded or invalid (shaded in the charts): ${causes.join(', ')}.`
}

function toneOf(validity: Verdict | null | undefined): Span['tone'] | null {
  return validity === 'invalid' ? 'bad' : validity === 'degraded' ? 'warn' : null
}
