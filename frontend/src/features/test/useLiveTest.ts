import { computed, onScopeDispose, ref, shallowRef, triggerRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { followTest } from '@/api/liveTest'
import { Problem } from '@/api/problem'
import type { Point, TestEvent, TestView } from '@/api/types'

export type Connection = 'connecting' | 'open' | 'interrupted' | 'ended' | 'refused'

export interface LiveTest {
  test: ShallowRef<TestView | null>
  /** In ascending order of their seconds. */
  points: ComputedRef<Point[]>
  events: ShallowRef<TestEvent[]>
  connection: Ref<Connection>
  /** Why the master does not show this test. */
  problem: ShallowRef<Problem | null>
}

/** Follows a test while the calling component lives. */
export function useLiveTest(testId: string): LiveTest {
  const test = shallowRef<TestView | null>(null)
  const bySecond = shallowRef(new Map<number, Point>())
  const events = shallowRef<TestEvent[]>([])
  const connection = ref<Connection>('connecting')
  const problem = shallowRef<Problem | null>(null)
  const abort = new AbortController()

  // Sorted once for however many points came since it was last read.
  const points = computed(() => [...bySecond.value.values()].sort((a, b) => a.second - b.second))

  const listener = {
    opened() {
      connection.value = 'open'
    },
    snapshot(snapshot: { test: TestView; points: Point[]; events?: TestEvent[] | null }) {
      test.value = snapshot.test
      bySecond.value = new Map(snapshot.points.map((point) => [point.second, point]))
      events.value = snapshot.events ?? []
    },
    point(point: Point) {
      bySecond.value.set(point.second, point)
      triggerRef(bySecond)
    },
    test(next: TestView) {
      test.value = next
    },
    event(event: TestEvent) {
      events.value = [...events.value, event]
    },
    ended() {
      connection.value = 'ended'
    },
    interrupted() {
      connection.value = 'interrupted'
    },
  }

  followTest(testId, listener, abort.signal).catch((error: unknown) => {
    if (!(error instanceof Problem)) {
      throw error
    }
    connection.value = 'refused'
    problem.value = error
  })
  onScopeDispose(() => abort.abort())

  return { test, points, events, connection, problem }
}
