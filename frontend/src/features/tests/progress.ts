import type { TestView } from '@/api/types'
import { formatSeconds } from '@/format/durations'

export interface Progress {
  /** 0 to 1 of the planned duration. */
  ratio: number
  elapsedSeconds: number
  /** The remaining time, or what the test is waiting for. */
  text: string
}

/** The progress of a test by the master's clock. */
export function progressOf(test: TestView, now: number): Progress {
  const duration = test.durationNanos / 1e9
  if (!test.startsAt || test.state === 'PENDING') {
    return { ratio: 0, elapsedSeconds: 0, text: waitingText(test) }
  }
  const end = test.endedAt ? Date.parse(test.endedAt) : now
  const elapsed = (end - Date.parse(test.startsAt)) / 1000
  if (elapsed < 0) {
    return { ratio: 0, elapsedSeconds: 0, text: `starts in ${formatSeconds(Math.ceil(-elapsed))}` }
  }
  const within = Math.min(elapsed, duration)
  const left = Math.ceil(duration - within)
  const text = test.state === 'STOPPING' ? 'stopping' : left > 0 ? `${formatSeconds(left)} left` : 'awaiting the last results'
  return { ratio: duration > 0 ? within / duration : 1, elapsedSeconds: within, text }
}

function waitingText(test: TestView): string {
  const place = test.queuePosition ? `number ${test.queuePosition} in the queue` : 'waiting'
  return test.reason ? `${place}: ${test.reason}` : place
}
