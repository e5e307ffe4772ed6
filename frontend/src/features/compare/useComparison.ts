import { onScopeDispose, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { fetchComparison } from '@/api/compare'
import { Problem } from '@/api/problem'
import { fetchReport } from '@/api/tests'
import type { Comparison, Report } from '@/api/types'

export interface TestComparison {
  comparison: ShallowRef<Comparison | null>
  /** The reports of the same tests in the same order; empty until all are loaded. */
  reports: ShallowRef<Report[]>
  problem: ShallowRef<Problem | null>
}

/** Compares the tests once; tests that have ended do not change. */
export function useComparison(testIds: Ref<string[]>): TestComparison {
  const comparison = shallowRef<Comparison | null>(null)
  const reports = shallowRef<Report[]>([])
  const problem = shallowRef<Problem | null>(null)
  let attempt = new AbortController()

  async function compare(ids: string[]): Promise<void> {
    attempt.abort()
    attempt = new AbortController()
    const { signal } = attempt
    comparison.value = null
    reports.value = []
    problem.value = null
    if (ids.length < 2) {
      return
    }
    try {
      comparison.value = await fetchComparison(ids, signal)
      reports.value = await Promise.all(ids.map((id) => fetchReport(id, null, signal)))
    } catch (error) {
      if (signal.aborted) {
        return
      }
      if (!(error instanceof Problem)) {
        throw error
      }
      problem.value = error
    }
  }

  watch(testIds, (ids) => void compare(ids), { immediate: true })
  onScopeDispose(() => attempt.abort())
  return { comparison, reports, problem }
}
