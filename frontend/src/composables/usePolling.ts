import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { Problem } from '@/api/problem'

export interface Polling<T> {
  /** The newest response; kept while later attempts fail. */
  data: ShallowRef<T | null>
  /** Why the newest attempt failed; null if it did not. */
  problem: ShallowRef<Problem | null>
  /** A request is in progress and there is nothing to show yet. */
  loading: Ref<boolean>
  /** Polls now, and cancels a request that is in progress. */
  refresh(): Promise<void>
}

/**
 * Polls while the calling component is mounted: first at once, then an interval after each response. A hidden page does
 * not poll.
 */
export function usePolling<T>(ask: (signal: AbortSignal) => Promise<T>, intervalMillis: number): Polling<T> {
  const data = shallowRef<T | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const loading = ref(true)
  let timer: ReturnType<typeof setTimeout> | undefined
  let attempt = new AbortController()

  async function refresh(): Promise<void> {
    clearTimeout(timer)
    attempt.abort()
    const mine = new AbortController()
    attempt = mine
    try {
      const answer = await ask(mine.signal)
      if (mine.signal.aborted) {
        return
      }
      data.value = answer
      problem.value = null
    } catch (error) {
      if (mine.signal.aborted) {
        return
      }
      if (!(error instanceof Problem)) {
        throw error
      }
      problem.value = error
    }
    loading.value = false
    timer = setTimeout(refreshIfVisible, intervalMillis)
  }

  function refreshIfVisible(): void {
    if (!document.hidden) {
      void refresh()
    }
  }

  document.addEventListener('visibilitychange', refreshIfVisible)
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', refreshIfVisible)
    clearTimeout(timer)
    attempt.abort()
  })

  void refresh()
  return { data, problem, loading, refresh }
}
