import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'
import { point, testView } from './sampleTest'
import { useLiveTest, type LiveTest } from './useLiveTest'

let scope: EffectScope

beforeEach(() => {
  scope = effectScope()
})

afterEach(() => {
  scope.stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function event(type: string, data: unknown): string {
  return `event: ${type}\nid: 1\ndata: ${JSON.stringify(data)}\n\n`
}

async function follow(...events: string[]): Promise<LiveTest> {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(events.join('') + event('end', {}))))
  const live = scope.run(() => useLiveTest('t')) as LiveTest
  await vi.waitUntil(() => live.connection.value === 'ended')
  return live
}

it('shows the history and what comes after it', async () => {
  const live = await follow(
    event('snapshot', { test: testView(), points: [point(0), point(1)], events: [] }),
    event('point', point(2)),
    event('event', { at: '2026-01-10T12:00:02Z', second: 2, kind: 'worker_lost', text: 'w2' }),
    event('test', testView({ state: 'PARTIALLY_FAILED' })),
  )

  expect(live.points.value.map((each) => each.second)).toEqual([0, 1, 2])
  expect(live.events.value.map((each) => each.kind)).toEqual(['worker_lost'])
  expect(live.test.value?.state).toBe('PARTIALLY_FAILED')
})

it('replaces a second that is sent again', async () => {
  const live = await follow(
    event('snapshot', { test: testView(), points: [point(1, { answered: 480, partial: true }), point(0)] }),
    event('point', point(1, { answered: 500 })),
  )

  expect(live.points.value.map((each) => [each.second, each.answered])).toEqual([
    [0, 500],
    [1, 500],
  ])
})

it('lets a new snapshot replace all', async () => {
  const live = await follow(
    event('snapshot', { test: testView(), points: [point(0), point(1)] }),
    event('snapshot', { test: testView(), points: [point(0)] }),
  )

  expect(live.points.value).toHaveLength(1)
})

/** A master whose stream ends without an outcome, and which answers requests for the test as given, in turn. */
function masterThatAnswers(...answers: (() => Response)[]): string[] {
  const asked: string[] = []
  const stream = event('snapshot', { test: testView(), points: [] }) + event('test', testView({ state: 'COMPLETED' }))
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path)
    const answer = path.endsWith('/events') ? () => new Response(stream + event('end', {})) : answers.shift()
    return Promise.resolve(answer?.() ?? new Response(JSON.stringify(testView({ state: 'COMPLETED' }))))
  })
  return asked
}

const passed = { kind: 'passed', sentence: 'All passed.' } as const
const withOutcome = () => new Response(JSON.stringify(testView({ state: 'COMPLETED', outcome: passed })))
const withoutOutcome = () => new Response(JSON.stringify(testView({ state: 'COMPLETED', outcome: null })))
const unavailable = () => new Response('{}', { status: 503 })
const gone = () => new Response('{}', { status: 404 })

it('asks for the outcome when the stream ends without it', async () => {
  const asked = masterThatAnswers(withOutcome)

  const live = scope.run(() => useLiveTest('t')) as LiveTest
  await vi.waitUntil(() => live.test.value?.outcome)

  expect(live.test.value?.outcome).toEqual(passed)
  expect(asked).toEqual(['/api/tests/t/events', '/api/tests/t'])
})

it('does not ask for an outcome that the stream told', async () => {
  const asked: string[] = []
  const stream = event('snapshot', { test: testView({ state: 'COMPLETED', outcome: passed }), points: [] })
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path)
    return Promise.resolve(new Response(stream + event('end', {})))
  })
  vi.useFakeTimers()

  const live = scope.run(() => useLiveTest('t')) as LiveTest
  await vi.advanceTimersByTimeAsync(300_000)

  expect(live.test.value?.outcome).toEqual(passed)
  expect(asked).toEqual(['/api/tests/t/events'])
})

it('asks again until the master knows the outcome', async () => {
  const asked = masterThatAnswers(withoutOutcome, unavailable, withOutcome)
  vi.useFakeTimers()

  const live = scope.run(() => useLiveTest('t')) as LiveTest
  await vi.advanceTimersByTimeAsync(300_000)

  expect(live.test.value?.outcome).toEqual(passed)
  expect(asked).toHaveLength(1 + 3)
})

it('gives up on an outcome that never comes, or of a test that was deleted', async () => {
  const never = masterThatAnswers()
  vi.useFakeTimers()
  scope.run(() => useLiveTest('t'))
  await vi.advanceTimersByTimeAsync(3_600_000)
  const deleted = masterThatAnswers(gone)
  scope.run(() => useLiveTest('t'))
  await vi.advanceTimersByTimeAsync(3_600_000)

  expect(never).toHaveLength(1 + 8)
  expect(deleted).toHaveLength(1 + 1)
})

it('asks no more when its page is left', async () => {
  const asked = masterThatAnswers()
  vi.useFakeTimers()
  scope.run(() => useLiveTest('t'))
  await vi.advanceTimersByTimeAsync(1000)
  const before = asked.length

  scope.stop()
  await vi.advanceTimersByTimeAsync(300_000)

  expect(asked).toHaveLength(before)
})

it('says why a test is not shown', async () => {
  const body = JSON.stringify({ title: 'Not Found', detail: 'no such test' })
  vi.stubGlobal('fetch', () =>
    Promise.resolve(new Response(body, { status: 404, headers: { 'Content-Type': 'application/problem+json' } })),
  )

  const live = scope.run(() => useLiveTest('t')) as LiveTest
  await vi.waitUntil(() => live.connection.value === 'refused')

  expect(live.problem.value?.message).toContain('No such test.')
})
