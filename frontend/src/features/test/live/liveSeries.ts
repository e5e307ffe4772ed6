import type { Point, Quantiles } from '@/api/types'
import type { Series } from '@/charts/series'
import { failureKinds } from '../failureKinds'
import type { Timeline } from './timeline'

/**
 * The lines of the live page's charts. A second without a measurement is null, never 0. Successes and failures are
 * counted in the second in which hits end, whenever they were due, so that an overloaded target shows its real
 * throughput.
 */
export function rateSeries(timeline: Timeline): Series[] {
  const lines: Series[] = [
    { key: 'rate.target', name: 'Target', colour: 'chart-target', dashed: true, values: valuesOf(timeline, (p) => p.target ?? null) },
    { key: 'rate.scheduled', name: 'Scheduled', colour: 'chart-scheduled', halo: true, values: valuesOf(timeline, (p) => p.scheduled) },
    { key: 'rate.sent', name: 'Sent', colour: 'chart-sent', values: valuesOf(timeline, (p) => p.sent) },
    { key: 'rate.succeeded', name: 'Succeeded', colour: 'chart-done', values: valuesOf(timeline, (p) => p.completions.succeeded) },
  ]
  const failed = valuesOf(timeline, (p) => p.completions.failed)
  if (failed.some((value) => value)) {
    lines.push({ key: 'rate.failed', name: 'Failed', colour: 'chart-5xx', dashed: true, values: failed })
  }
  return lines
}

const percentiles: { key: keyof Quantiles; name: string }[] = [
  { key: 'p50', name: 'p50' },
  { key: 'p90', name: 'p90' },
  { key: 'p99', name: 'p99' },
  { key: 'p999', name: 'p99.9' },
  { key: 'max', name: 'max' },
]

export function responseTimeSeries(timeline: Timeline): Series[] {
  return percentiles.map(({ key, name }) => ({
    key: `response.${key}`,
    name,
    colour: `chart-${key}`,
    values: valuesOf(timeline, (p) => timeOf(p.responseTime, key)),
  }))
}

/** Where the time was spent: in the target, or in the load tester before the request was sent. */
export function breakdownSeries(timeline: Timeline): Series[] {
  return [
    { key: 'breakdown.response', name: 'Response time p99', colour: 'chart-response', halo: true, values: valuesOf(timeline, (p) => timeOf(p.responseTime, 'p99')) },
    { key: 'breakdown.service', name: 'Service time p99', colour: 'chart-service', dashed: true, values: valuesOf(timeline, (p) => timeOf(p.serviceTime, 'p99')) },
    { key: 'breakdown.delay', name: 'Start delay p99', colour: 'chart-delay', values: valuesOf(timeline, (p) => timeOf(p.startDelay, 'p99')) },
  ]
}

const statusClasses = ['2xx', '3xx', '4xx', '5xx'] as const

export function statusSeries(timeline: Timeline): Series[] {
  const classes = statusClasses.map((name) => ({
    key: `status.${name}`,
    name,
    colour: `chart-${name}`,
    stacked: true,
    values: valuesOf(timeline, (p) => countOfClass(p, name)),
  }))
  return classes.filter((series) => series.values.some((value) => value !== null && value > 0))
}

export function failureSeries(timeline: Timeline): Series[] {
  const kinds = Object.keys(failureKinds).filter((kind) => timeline.points.some((p) => (p?.failures?.[kind] ?? 0) > 0))
  return kinds.map((kind, i) => ({
    key: `failure.${kind}`,
    name: failureKinds[kind] ?? kind,
    colour: `chart-${(i % 8) + 1}`,
    stacked: true,
    values: valuesOf(timeline, (p) => p.failures?.[kind] ?? 0),
  }))
}

export function queueSeries(timeline: Timeline): Series[] {
  return [
    { key: 'queue.inFlight', name: 'In flight', colour: 'chart-scheduled', values: valuesOf(timeline, (p) => p.inFlight) },
    { key: 'queue.waiting', name: 'Waiting', colour: 'chart-delay', values: valuesOf(timeline, (p) => p.waiting) },
    { key: 'queue.connections', name: 'Connections', colour: 'chart-sent', dashed: true, values: valuesOf(timeline, (p) => p.connections) },
  ]
}

function valuesOf(timeline: Timeline, value: (point: Point) => number | null): (number | null)[] {
  return timeline.points.map((point) => (point === null ? null : value(point)))
}

/** Turns a time of 0, which means that no hit was measured, into null; a logarithmic axis could not show it either. */
function timeOf(quantiles: Quantiles | null | undefined, key: keyof Quantiles): number | null {
  return quantiles?.[key] || null
}

function countOfClass(point: Point, name: string): number {
  return Object.entries(point.statusCodes ?? {})
    .filter(([code]) => code.startsWith(name.charAt(0)))
    .reduce((sum, [, count]) => sum + count, 0)
}
