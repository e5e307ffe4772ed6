import type { TestView, TestWindow } from '@/api/types'

/** A requested window that the test does not have. */
export interface RefusedWindow {
  from: string
  to: string
  problem: string
}

/** How many seconds a test has, including a partial last one; fewer than planned if it ended early. */
export function secondsOf(test: TestView): number {
  const planned = Math.ceil(test.durationNanos / 1e9)
  if (!test.startsAt || !test.endedAt) {
    return planned
  }
  const lasted = Math.floor((Date.parse(test.endedAt) - Date.parse(test.startsAt)) / 1000) + 1
  return Math.max(1, Math.min(planned, lasted))
}

/** The window in a URL; null if there is none. */
export function windowIn(query: Record<string, unknown>, seconds: number): TestWindow | RefusedWindow | null {
  if (query.from === undefined && query.to === undefined) {
    return null
  }
  const [from, to] = [textOf(query.from, '0'), textOf(query.to, String(seconds))]
  const reading = readWindow(from, to, seconds)
  return typeof reading === 'string' ? { from, to, problem: reading } : reading
}

function textOf(value: unknown, otherwise: string): string {
  return value === undefined ? otherwise : String(value ?? '')
}

/** The window between two seconds as typed, or what is wrong with them. */
export function readWindow(from: string, to: string, seconds: number): TestWindow | string {
  const extent = `the test has the seconds 0 to ${seconds}`
  const [first, end] = [secondIn(from), secondIn(to)]
  if (first === null || end === null) {
    return `Two whole seconds are needed: ${extent}`
  }
  if (end > seconds || first >= seconds) {
    return `Outside the test: ${extent}`
  }
  return first >= end ? `The end must be after the start: ${extent}` : { from: first, to: end }
}

function secondIn(text: string): number | null {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text) : null
}

/** The seconds selected by dragging, limited to those that the test has; null if it has none of them. */
export function windowWithin(from: number, to: number, seconds: number): TestWindow | null {
  const window = { from: Math.max(0, from), to: Math.min(to, seconds) }
  return window.from < window.to ? window : null
}
