import { formatDecimal } from './numbers'

const MICRO = 1e3
const MILLI = 1e6
const SECOND = 1e9

/** A measured time with its unit, three significant digits: 137 µs, 6.66 ms, 1.52 s, 2 min 5 s. */
export function formatNanos(nanos: number): string {
  const size = Math.abs(nanos)
  if (size < 1) {
    return '0 s'
  }
  if (size < MICRO) {
    return `${formatDecimal(nanos)} ns`
  }
  // Just below the next unit, three digits would round up to 1000.
  if (size < 999.5 * MICRO) {
    return `${formatDecimal(nanos / MICRO)} µs`
  }
  if (size < 999.5 * MILLI) {
    return `${formatDecimal(nanos / MILLI)} ms`
  }
  if (size < 59.95 * SECOND) {
    return `${formatDecimal(nanos / SECOND)} s`
  }
  return formatSeconds(nanos / SECOND)
}

/** Latencies are counted up to an hour; of longer ones nothing more is known. */
const HIGHEST_LATENCY = 3600 * SECOND

/** A counted latency: formatted like a measured time, but "> 1 h" from an hour on. */
export function formatLatency(nanos: number): string {
  return nanos >= HIGHEST_LATENCY ? '> 1 h' : formatNanos(nanos)
}

/** The mean of counted latencies; "> 1 h" if the longest of them is. */
export function formatMeanLatency(nanos: number, max: number): string {
  return max >= HIGHEST_LATENCY && nanos < HIGHEST_LATENCY ? `> ${formatNanos(nanos)}` : formatLatency(nanos)
}

/** A planned or remaining time in whole seconds: 45 s, 1 min 30 s, 2 h 5 min. */
export function formatSeconds(seconds: number): string {
  const whole = Math.round(seconds)
  if (whole < 60) {
    return Number.isInteger(seconds) || seconds > 10 ? `${whole} s` : `${formatDecimal(seconds)} s`
  }
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor((whole % 3600) / 60)
  const rest = whole % 60
  const parts = hours > 0 ? [`${hours} h`] : []
  if (minutes > 0) {
    parts.push(`${minutes} min`)
  }
  if (rest > 0 && hours === 0) {
    parts.push(`${rest} s`)
  }
  return parts.join(' ')
}

/** A position in a test for an axis: 0:05, 12:30, 1:02:05. */
export function formatElapsed(seconds: number): string {
  const whole = Math.floor(seconds)
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor((whole % 3600) / 60)
  const rest = String(whole % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`
}

const goUnits: Record<string, number> = { ns: 1e-9, us: 1e-6, µs: 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600 }

/** Seconds in a duration such as "30", "30s", "1m30s" or "250ms". Null if it is not a duration. */
export function parseSeconds(text: string): number | null {
  const trimmed = text.trim()
  if (/^\d+(\.\d+)?$/.test(trimmed)) {
    return Number(trimmed)
  }
  if (!/^(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$/.test(trimmed)) {
    return null
  }
  let seconds = 0
  for (const [, amount, unit] of trimmed.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)/g)) {
    seconds += Number(amount) * (goUnits[unit ?? ''] ?? 0)
  }
  return seconds
}

/** A duration as the master accepts it: a bare number is seconds. */
export function goDuration(text: string): string {
  const trimmed = text.trim()
  return /^\d+(\.\d+)?$/.test(trimmed) ? `${trimmed}s` : trimmed
}
