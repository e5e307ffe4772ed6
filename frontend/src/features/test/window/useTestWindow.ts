import { computed, type ComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { TestWindow } from '@/api/types'
import { windowIn, type RefusedWindow } from './testWindow'

/** The part of a test that its page shows; kept in the URL, so that a link shows the same part. */
export function useTestWindow(seconds: () => number): {
  window: ComputedRef<TestWindow | null>
  /** A window in the URL that the test does not have; there is no window then. */
  refused: ComputedRef<RefusedWindow | null>
  choose(window: TestWindow | null): Promise<void>
} {
  const route = useRoute()
  const router = useRouter()
  const asked = computed(() => windowIn(route.query, seconds()))
  const window = computed(() => (asked.value && !('problem' in asked.value) ? asked.value : null))
  const refused = computed(() => (asked.value && 'problem' in asked.value ? asked.value : null))

  /** Adds an entry to the history, so that the browser's back button returns to the previous part. */
  async function choose(next: TestWindow | null): Promise<void> {
    await router.push({ query: { ...route.query, from: next?.from, to: next?.to } })
  }

  return { window, refused, choose }
}
