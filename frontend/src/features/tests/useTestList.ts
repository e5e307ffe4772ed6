import { computed, watch, type ComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { fetchTests } from '@/api/tests'
import type { TestPage, TestState } from '@/api/types'
import { testStates } from '@/components/states'
import { usePolling, type Polling } from '@/composables/usePolling'

const PAGE = 25

export interface TestList extends Polling<TestPage> {
  search: ComputedRef<string>
  state: ComputedRef<TestState | ''>
  cursor: ComputedRef<string>
  filtered: ComputedRef<boolean>
  /** Changes what the list shows; changing the filter returns to the first page. */
  show(change: { search?: string; state?: string; cursor?: string }): Promise<void>
}

/** The list of tests; search, state and page are kept in the URL. */
export function useTestList(): TestList {
  const route = useRoute()
  const router = useRouter()
  const search = computed(() => textOf(route.query.search))
  const state = computed(() => stateOf(textOf(route.query.state)))
  const cursor = computed(() => textOf(route.query.cursor))
  const filtered = computed(() => search.value !== '' || state.value !== '')

  const polling = usePolling(
    (signal) =>
      fetchTests({ search: search.value, state: state.value, cursor: cursor.value, limit: PAGE }, signal),
    3000,
  )
  watch([search, state, cursor], () => polling.refresh())

  async function show(change: { search?: string; state?: string; cursor?: string }): Promise<void> {
    const next = { search: search.value, state: state.value, cursor: '', ...change }
    const query = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== ''))
    // The back button should undo a change of page, but not every typed letter.
    await (change.cursor === undefined ? router.replace({ query }) : router.push({ query }))
  }

  return { ...polling, search, state, cursor, filtered, show }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function stateOf(text: string): TestState | '' {
  return text in testStates ? (text as TestState) : ''
}
