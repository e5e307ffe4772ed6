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

it('says why a test is not shown', async () => {
  const body = JSON.stringify({ title: 'Not Found', detail: 'no such test' })
  vi.stubGlobal('fetch', () =>
    Promise.resolve(new Response(body, { status: 404, headers: { 'Content-Type': 'application/problem+json' } })),
  )

  const live = scope.run(() => useLiveTest('t')) as LiveTest
  await vi.waitUntil(() => live.connection.value === 'refused')

  expect(live.problem.value?.message).toContain('No such test.')
})
