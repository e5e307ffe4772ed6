import type { Point, Quantiles, Verdict } from '@/api/types'

/** The most points that a chart draws; more do not fit on the screen and slow it down. */
export const MOST_POINTS = 3600

/**
 * The seconds of a test from the first to the newest. A second that nobody reported is null, so that charts show a gap.
 * Long tests are thinned: each entry then covers several seconds.
 */
export interface Timeline {
  /** Seconds per entry. */
  step: number
  seconds: number[]
  points: (Point | null)[]
}

/** How many seconds a point covers. */
export function widthOf(point: Point): number {
  return point.seconds
}

/**
 * @param points in ascending order of seconds; those of a long test's past may be coarser
 * @param from the second to begin with
 */
export function timelineOf(points: Point[], most = MOST_POINTS, from = 0): Timeline {
  const last = points.at(-1)?.second ?? -1
  const widest = points.reduce((width, point) => Math.max(width, widthOf(point)), 1)
  const step = Math.max(1, Math.ceil((last + 1 - from) / most / widest)) * widest
  const groups = new Map<number, Point[]>()
  for (const point of points) {
    const start = point.second - (point.second % step)
    groups.set(start, [...(groups.get(start) ?? []), point])
  }
  const seconds: number[] = []
  for (let second = from - (from % step); second <= last; second += step) {
    seconds.push(second)
  }
  return { step, seconds, points: seconds.map((second) => merged(second, groups.get(second) ?? [])) }
}

/** Merges points: rates become means, but times and queues keep their worst second, which a mean would hide. */
function merged(second: number, points: Point[]): Point | null {
  const [first, ...rest] = points
  if (!first) {
    return null
  }
  if (rest.length === 0 && widthOf(first) === 1) {
    return { ...first, second }
  }
  const width = points.reduce((sum, point) => sum + widthOf(point), 0)
  const mean = (value: (point: Point) => number) => points.reduce((sum, point) => sum + value(point), 0) / width
  const worst = (value: (point: Point) => number) => Math.max(...points.map(value))
  return {
    second,
    target: typeof first.target === 'number' ? mean((point) => point.target ?? 0) : null,
    scheduled: mean((point) => point.scheduled),
    sent: mean((point) => point.sent),
    answered: mean((point) => point.answered),
    unanswered: mean((point) => point.unanswered),
    abandoned: mean((point) => point.abandoned),
    skipped: mean((point) => point.skipped),
    succeeded: mean((point) => point.succeeded),
    failed: mean((point) => point.failed),
    completions: {
      succeeded: mean((point) => point.completions.succeeded),
      failed: mean((point) => point.completions.failed),
    },
    waiting: worst((point) => point.waiting),
    inFlight: worst((point) => point.inFlight),
    connections: worst((point) => point.connections),
    workers: Math.min(...points.map((point) => point.workers)),
    partial: points.some((point) => point.partial),
    responseTime: worstOf(points.map((point) => point.responseTime)),
    failedResponseTime: worstOf(points.map((point) => point.failedResponseTime)),
    serviceTime: worstOf(points.map((point) => point.serviceTime)),
    firstByteTime: worstOf(points.map((point) => point.firstByteTime)),
    startDelay: worstOf(points.map((point) => point.startDelay)),
    statusCodes: meanOf(points.map((point) => point.statusCodes), width),
    failures: meanOf(points.map((point) => point.failures), width),
    bytesIn: mean((point) => point.bytesIn),
    bytesOut: mean((point) => point.bytesOut),
    // Its counts are means per second.
    seconds: 1,
    validity: worstValidityOf(points),
    causes: [...new Set(points.flatMap((point) => point.causes))],
  }
}

function worstOf(all: Quantiles[]): Quantiles {
  const worst = (key: keyof Quantiles) => Math.max(...all.map((quantiles) => quantiles[key]))
  return { p50: worst('p50'), p90: worst('p90'), p99: worst('p99'), p999: worst('p999'), max: worst('max') }
}

const validities: Verdict[] = ['invalid', 'degraded']

function worstValidityOf(points: Point[]): Verdict {
  return validities.find((validity) => points.some((point) => point.validity === validity)) ?? 'valid'
}

function meanOf(all: Point['statusCodes'][], seconds: number): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const counts of all) {
    for (const [name, count] of Object.entries(counts)) {
      sums[name] = (sums[name] ?? 0) + count / seconds
    }
  }
  return sums
}
