import { computed, type ComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { TestWindow } from '@/api/types'
import { windowIn, type RefusedWindow } from './testWindow'

/** The part of a test that its page is about; kept in the URL, so that a link shows the same part. */
export function useTestWindow(seconds: () => number): {
  window: ComputedRef<TestWindow | null>
  /** What the URL asks for and the test does not have; then there is no window. */
  refused: ComputedRef<RefusedWindow | null>
  choose(window: TestWindow | null): Promise<void>
} {
  const route = useRoute()
  const router = useRouter()
  const asked = computed(() => windowIn(route.query, seconds()))
  const window = computed(() => (asked.value && !('problem' in asked.value) ? asked.value : null))
  const refused = computed(() => (asked.value && 'problem' in asked.value ? asked.value : null))

  /** Into the history: the browser's way back leads to the part before. */
  async function choose(next: TestWindow | null): Promise<void> {
    await router.push({ query: { ...route.query, from: next?.from, to: next?.to } })
  }

  return { window, refused, choose }
}
