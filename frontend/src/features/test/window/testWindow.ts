import type { TestView, TestWindow } from '@/api/types'

/** How many seconds a test has, a last one that is cut short included. */
export function secondsOf(test: TestView): number {
  return Math.ceil(test.durationNanos / 1e9)
}

/** The window that a URL names; null when it names none, or one that the test does not have. */
export function windowIn(query: Record<string, unknown>, seconds: number): TestWindow | null {
  if (query.from === undefined && query.to === undefined) {
    return null
  }
  const reading = readWindow(textOf(query.from, '0'), textOf(query.to, String(seconds)), seconds)
  return typeof reading === 'string' ? null : reading
}

function textOf(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise
}

/** The window between two seconds as they are typed, or what is wrong with them. */
export function readWindow(from: string, to: string, seconds: number): TestWindow | string {
  const [first, end] = [secondIn(from), secondIn(to)]
  if (first === null || end === null) {
    return 'Two whole seconds'
  }
  if (first >= end) {
    return 'The end must be above the beginning'
  }
  return end > seconds ? `The test has the seconds 0 to ${seconds}` : { from: first, to: end }
}

function secondIn(text: string): number | null {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text) : null
}

/** Seconds that were dragged over, as far as the test has them; null when it has none of them. */
export function windowWithin(from: number, to: number, seconds: number): TestWindow | null {
  const window = { from: Math.max(0, from), to: Math.min(to, seconds) }
  return window.from < window.to ? window : null
}
