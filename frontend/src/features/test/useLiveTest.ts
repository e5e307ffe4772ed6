import { computed, onScopeDispose, ref, shallowRef, triggerRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { followTest, isRefusal, pause } from '@/api/liveTest'
import { Problem } from '@/api/problem'
import { fetchTest } from '@/api/tests'
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

/** The waits before each request for the outcome of an ended test, about two minutes in total. */
const OUTCOME_WAITS_MILLIS = [0, 1000, 2000, 4000, 8000, 15_000, 30_000, 60_000]

/** Follows a test while the calling component is mounted; after its end, until the master knows its outcome. */
export function useLiveTest(testId: string): LiveTest {
  const test = shallowRef<TestView | null>(null)
  const bySecond = shallowRef(new Map<number, Point>())
  const events = shallowRef<TestEvent[]>([])
  const connection = ref<Connection>('connecting')
  const problem = shallowRef<Problem | null>(null)
  const abort = new AbortController()

  // Sorted once per read, however many points have arrived since the last one.
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
      void learnOutcome()
    },
    interrupted() {
      connection.value = 'interrupted'
    },
  }

  /** The end of the stream has no outcome if the master could not determine it at that moment. */
  async function learnOutcome(): Promise<void> {
    for (const wait of OUTCOME_WAITS_MILLIS) {
      if (test.value?.outcome) {
        return
      }
      await pause(wait, abort.signal)
      if (abort.signal.aborted) {
        return
      }
      try {
        test.value = await fetchTest(testId, abort.signal)
      } catch (error) {
        if (abort.signal.aborted) {
          return
        }
        if (!(error instanceof Problem)) {
          throw error
        }
        if (isRefusal(error.status)) {
          return
        }
      }
    }
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
