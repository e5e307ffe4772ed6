import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { followTest, type LiveListener } from './liveTest'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Answers the n-th request with the n-th text; a text that does not end with "event: end" is a broken stream. */
function streams(...texts: string[]) {
  const answers = texts.map((text) => () => Promise.resolve(new Response(text)))
  const fetched = vi.fn((_path: string, _init: RequestInit) => (answers.shift() ?? (() => Promise.reject(new Error())))())
  vi.stubGlobal('fetch', fetched)
  return fetched
}

function recorder() {
  const seen: string[] = []
  const listener: LiveListener = {
    opened: () => seen.push('opened'),
    snapshot: (snapshot) => seen.push(`snapshot of ${snapshot.points.length}`),
    point: (point) => seen.push(`point ${point.second}`),
    test: (test) => seen.push(`test ${test.state}`),
    event: (event) => seen.push(`event ${event.kind}`),
    ended: () => seen.push('ended'),
    interrupted: (wait) => seen.push(`interrupted ${wait}`),
  }
  return { seen, listener }
}

const snapshot = 'event: snapshot\nid: 1\ndata: {"test":{},"points":[{},{}]}\n\n'
const point = 'event: point\nid: 2\ndata: {"second":2}\n\n'
const end = 'event: test\nid: 3\ndata: {"state":"COMPLETED"}\n\nevent: end\nid: 4\ndata: {}\n\n'

it('tells what comes until the end', async () => {
  streams(snapshot + point + end)
  const { seen, listener } = recorder()

  await followTest('t', listener, new AbortController().signal)

  expect(seen).toEqual(['opened', 'snapshot of 2', 'point 2', 'test COMPLETED', 'ended'])
})

it('opens a broken stream again and says where it was', async () => {
  const fetched = streams(snapshot + point, snapshot + end)
  const { seen, listener } = recorder()

  const following = followTest('t', listener, new AbortController().signal)
  await vi.runAllTimersAsync()
  await following

  expect(seen).toEqual([
    'opened',
    'snapshot of 2',
    'point 2',
    'interrupted 500',
    'opened',
    'snapshot of 2',
    'test COMPLETED',
    'ended',
  ])
  expect(fetched.mock.calls[1]?.[1].headers).toMatchObject({ 'Last-Event-ID': '2' })
})

it('reads a stream whatever pieces it comes in', async () => {
  const text = ': here\n\nevent: event\r\nid: 1\r\ndata: {"kind":"größer 🚀",\r\ndata: "text":""}\r\n\r\n'
  const bytes = new TextEncoder().encode(text + end)
  vi.stubGlobal('fetch', () =>
    Promise.resolve(new Response(new ReadableStream({
      start: (controller) => {
        bytes.forEach((byte) => controller.enqueue(Uint8Array.of(byte)))
        controller.close()
      },
    }))),
  )
  const { seen, listener } = recorder()

  await followTest('t', listener, new AbortController().signal)

  expect(seen).toEqual(['opened', 'event größer 🚀', 'test COMPLETED', 'ended'])
})

it('waits longer after each failure', async () => {
  streams()
  const { seen, listener } = recorder()
  const abort = new AbortController()

  const following = followTest('t', listener, abort.signal)
  await vi.advanceTimersByTimeAsync(60_000)
  abort.abort()
  await following

  expect(seen.slice(0, 7)).toEqual([500, 1000, 2000, 4000, 8000, 10000, 10000].map((wait) => `interrupted ${wait}`))
})

it('gives up on a test that is not there', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('{}', { status: 404 })))
  const { seen, listener } = recorder()

  await expect(followTest('t', listener, new AbortController().signal)).rejects.toMatchObject({ status: 404 })

  expect(seen).toEqual([])
})

it('takes a silent stream for a broken one', async () => {
  vi.stubGlobal('fetch', (_path: string, init: RequestInit) => {
    const body = new ReadableStream({
      start: (controller) => {
        init.signal?.addEventListener('abort', () => controller.error(new Error('aborted')))
      },
    })
    return Promise.resolve(new Response(body))
  })
  const { seen, listener } = recorder()
  const abort = new AbortController()

  const following = followTest('t', listener, abort.signal)
  await vi.advanceTimersByTimeAsync(25_100)
  abort.abort()
  await following

  expect(seen).toEqual(['opened', 'interrupted 500'])
})
