import { parseSeconds } from '@/format/durations'
import { checkPacer, type PacerForm } from './pacers'
import { parseRate } from './rates'

/** A moment of a test in seconds, and the planned hits per second at that moment. */
export type CurvePoint = [second: number, ratePerSecond: number]

/** A pacer's plan for one whole schedule. */
export interface Schedule {
  /** The corners of the curve; two points at the same second where the rate jumps. */
  curve: CurvePoint[]
  hits: number
}

const POINTS_OF_A_SWING = 48
const MOST_POINTS = 2000

/** The schedule of a test; null while a field cannot be read, and for as fast as possible. */
export function scheduleOf(form: PacerForm, durationSeconds: number): Schedule | null {
  if (form.type === 'unpaced' || Object.keys(checkPacer(form)).length > 0) {
    return null
  }
  const rate = (text: string) => parseRate(text) ?? 0
  switch (form.type) {
    case 'linear':
      return linear(rate(form.startRatePerSecond), Number(form.slopePerSecond), durationSeconds)
    case 'sine':
      return sine(
        rate(form.meanRatePerSecond),
        rate(form.amplitudePerSecond),
        parseSeconds(form.period) ?? 1,
        Number(form.offsetRadians),
        durationSeconds,
      )
    case 'stepped':
      return stepped(
        form.steps.map((step) => ({ rate: rate(step.ratePerSecond), seconds: parseSeconds(step.duration) ?? 0 })),
        durationSeconds,
      )
    default:
      return linear(rate(form.ratePerSecond), 0, durationSeconds)
  }
}

/** A falling rate stays at 0 once it gets there. */
function linear(start: number, slope: number, duration: number): Schedule {
  const sloping = slope < 0 ? Math.min(duration, -start / slope) : duration
  const last = Math.max(0, start + slope * sloping)
  const curve: CurvePoint[] = [
    [0, start],
    [sloping, last],
  ]
  if (sloping < duration) {
    curve.push([duration, last])
  }
  return { curve, hits: (sloping * (start + last)) / 2 }
}

function sine(mean: number, amplitude: number, period: number, offset: number, duration: number): Schedule {
  const angle = (second: number) => offset + (2 * Math.PI * second) / period
  const parts = Math.min(MOST_POINTS, Math.ceil((duration / period) * POINTS_OF_A_SWING))
  const curve = [...Array(parts + 1).keys()].map((i): CurvePoint => {
    const second = (duration * i) / parts
    return [second, mean + amplitude * Math.sin(angle(second))]
  })
  const swing = ((amplitude * period) / (2 * Math.PI)) * (Math.cos(offset) - Math.cos(angle(duration)))
  return { curve, hits: mean * duration + swing }
}

/** The last step lasts to the end. */
function stepped(steps: { rate: number; seconds: number }[], duration: number): Schedule {
  const curve: CurvePoint[] = []
  let hits = 0
  let start = 0
  steps.forEach(({ rate, seconds }, i) => {
    const end = i === steps.length - 1 ? duration : Math.min(duration, start + seconds)
    if (start < duration) {
      curve.push([start, rate], [end, rate])
      hits += rate * (end - start)
    }
    start = end
  })
  return { curve, hits }
}
