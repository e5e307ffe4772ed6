// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { TestView } from '@/api/types'
import { testView } from '../test/sampleTest'
import TestsPage from './TestsPage.vue'

const Empty = { template: '<p />' }

let page: VueWrapper | undefined

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  page?.unmount()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** The list of a master with one test, in the given states at successive requests; the last state stays. */
async function list(...states: Partial<TestView>[]): Promise<VueWrapper> {
  vi.stubGlobal('fetch', (path: string) => {
    if (!path.startsWith('/api/tests')) {
      return Promise.resolve(Response.json({}))
    }
    const now = states.length > 1 ? states.shift() : states[0]
    return Promise.resolve(Response.json({ tests: [testView(now)], nextCursor: null, total: 1 }))
  })
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/tests', name: 'tests', component: TestsPage },
      { path: '/tests/new', name: 'new-test', component: Empty },
      { path: '/tests/:id', name: 'test', component: Empty },
      { path: '/compare', name: 'compare', component: Empty },
    ],
  })
  await router.push('/tests')
  page = mount(TestsPage, { global: { plugins: [router] } })
  await flushPromises()
  return page
}

it('shows what a test came to once the master knows', async () => {
  const shown = await list(
    { state: 'RUNNING' },
    { state: 'COMPLETED', outcome: null },
    { state: 'COMPLETED', outcome: { kind: 'failed', sentence: 'Its threshold failed.' } },
  )
  expect(shown.get('tbody tr').text()).toContain('Running')

  await vi.advanceTimersByTimeAsync(3000)
  expect(shown.get('tbody tr').text()).toContain('Completed')

  await vi.advanceTimersByTimeAsync(3000)
  expect(shown.get('tbody tr').text()).toContain('Failed')
  expect(shown.get('tbody tr').text()).not.toContain('Completed')
})
