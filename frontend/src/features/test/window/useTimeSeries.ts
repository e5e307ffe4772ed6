import { computed, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { Problem } from '@/api/problem'
import { fetchTimeSeries } from '@/api/tests'
import type { TestState, TestWindow, TimeSeries } from '@/api/types'
import { isFinal } from '@/components/states'
import { usePolling } from '@/composables/usePolling'

/**
 * The seconds of a window of a test; polled while the test is running, and once more after its end.
 *
 * @param newestSecond of the test so far, because the master refuses a window that ends in the future
 */
export function useTimeSeries(
  testId: string,
  window: TestWindow,
  state: Ref<TestState>,
  newestSecond: () => number,
): { series: ShallowRef<TimeSeries | null>; problem: ComputedRef<Problem | null> } {
  const settled = shallowRef<TimeSeries | null>(null)
  const polling = usePolling(async (signal) => {
    if (settled.value) {
      return settled.value
    }
    const over = isFinal(state.value)
    if (!over && window.from > newestSecond()) {
      return { resolution: 1, points: [] }
    }
    const to = window.to <= newestSecond() ? window.to : undefined
    const series = await fetchTimeSeries(testId, { from: window.from, to }, signal)
    if (over) {
      settled.value = series
    }
    return series
  }, 3000)
  watch(state, () => polling.refresh())

  return { series: polling.data, problem: computed(() => polling.problem.value) }
}
