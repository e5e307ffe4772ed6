import { computed, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { Problem } from '@/api/problem'
import { fetchReport } from '@/api/tests'
import type { Report, TestState, TestWindow } from '@/api/types'
import { isFinal } from '@/components/states'
import { usePolling } from '@/composables/usePolling'

export interface TestReport {
  report: ShallowRef<Report | null>
  problem: ComputedRef<Problem | null>
}

/**
 * The report of a test or of a window of it. It is polled while the test is running, and after its end until every
 * result has arrived; from then on it does not change.
 */
export function useReport(testId: string, state: Ref<TestState>, window: TestWindow | null = null): TestReport {
  const settled = shallowRef<Report | null>(null)
  const polling = usePolling(async (signal) => {
    if (settled.value) {
      return settled.value
    }
    const report = await fetchReport(testId, window, signal)
    if (report.complete && isFinal(report.state)) {
      settled.value = report
    }
    return report
  }, 3000)
  watch(state, () => polling.refresh())

  return { report: polling.data, problem: computed(() => polling.problem.value) }
}
