const secondsOf: Record<string, number> = { '': 1, ns: 1e-9, us: 1e-6, µs: 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600 }

/** Hits per second of a rate in Vegeta's notation: 50, 50/1s, 100/m, 5/500ms. Null if it is not a rate. */
export function parseRate(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)(?:\/(\d+(?:\.\d+)?)?(ns|us|µs|ms|s|m|h))?$/.exec(text.trim())
  if (!match) {
    return null
  }
  const [, hits, amount, unit] = match
  const seconds = Number(amount ?? 1) * (secondsOf[unit ?? ''] ?? 1)
  return seconds > 0 ? Number(hits) / seconds : null
}
