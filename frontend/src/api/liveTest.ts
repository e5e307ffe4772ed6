import { createParser, type EventSourceMessage } from 'eventsource-parser'
import { send } from './client'
import { Problem } from './problem'
import { pathOf } from './tests'
import type { LiveSnapshot, Point, TestEvent, TestView } from './types'

/** An event on the live stream of a test, in the order of arrival. */
export interface LiveListener {
  opened(): void
  snapshot(snapshot: LiveSnapshot): void
  point(point: Point): void
  test(test: TestView): void
  event(event: TestEvent): void
  /** The test reached its final state; no events follow. */
  ended(): void
  /** The stream broke; the next attempt follows after this wait. */
  interrupted(retryInMillis: number): void
}

/** The longest allowed silence on an open stream; the master sends a heartbeat every ten seconds. */
const SILENCE_MILLIS = 25_000
const FIRST_WAIT_MILLIS = 500
const LONGEST_WAIT_MILLIS = 10_000

/**
 * Follows a test until it ends or the signal aborts, and reopens the stream whenever it breaks. Every new stream begins
 * with a snapshot that replaces earlier data. Throws {@link Problem} if the master refuses, because the test is unknown
 * or the token is no longer accepted.
 */
export async function followTest(testId: string, listener: LiveListener, signal: AbortSignal): Promise<void> {
  let wait = FIRST_WAIT_MILLIS
  let lastEventId = ''
  while (!signal.aborted) {
    try {
      for await (const event of openStream(testId, lastEventId, listener, signal)) {
        wait = FIRST_WAIT_MILLIS
        lastEventId = event.id ?? lastEventId
        if (event.event === 'end') {
          listener.ended()
          return
        }
        dispatch(event, listener)
      }
    } catch (error) {
      if (!signal.aborted && error instanceof Problem && isRefusal(error.status)) {
        throw error
      }
    }
    if (!signal.aborted) {
      listener.interrupted(wait)
      await pause(wait, signal)
      wait = Math.min(wait * 2, LONGEST_WAIT_MILLIS)
    }
  }
}

/** Whether trying again would not help. */
export function isRefusal(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429
}

async function* openStream(
  testId: string,
  lastEventId: string,
  listener: LiveListener,
  signal: AbortSignal,
): AsyncGenerator<EventSourceMessage> {
  const attempt = new AbortController()
  const abort = () => attempt.abort()
  signal.addEventListener('abort', abort)
  let silence = setTimeout(abort, SILENCE_MILLIS)
  try {
    const response = await send(`${pathOf(testId)}/events`, {
      accept: 'text/event-stream, application/problem+json',
      headers: lastEventId ? { 'Last-Event-ID': lastEventId } : {},
      signal: attempt.signal,
    })
    listener.opened()
    const reader = response.body?.getReader()
    const events: EventSourceMessage[] = []
    const parser = createParser({ onEvent: (event) => events.push(event) })
    const decoder = new TextDecoder()
    for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
      clearTimeout(silence)
      silence = setTimeout(abort, SILENCE_MILLIS)
      parser.feed(decoder.decode(chunk.value, { stream: true }))
      yield* events.splice(0)
    }
  } finally {
    clearTimeout(silence)
    signal.removeEventListener('abort', abort)
    attempt.abort()
  }
}

function dispatch({ event, data: text }: EventSourceMessage, listener: LiveListener): void {
  const data: unknown = JSON.parse(text)
  if (event === 'snapshot') {
    listener.snapshot(data as LiveSnapshot)
  } else if (event === 'point') {
    listener.point(data as Point)
  } else if (event === 'test') {
    listener.test(data as TestView)
  } else if (event === 'event') {
    listener.event(data as TestEvent)
  }
}

/** Resolves after the given time, or as soon as the signal aborts. */
export function pause(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, millis)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    }, { once: true })
  })
}
