// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { prefetchPages, watchPageLoading, type BrowserAccess } from './pageLoading'

const Page = { template: '<p />' }
const gone = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module: /assets/WorkersPage-1.js'))

async function opened(access: Partial<BrowserAccess>, workers: () => Promise<unknown> = gone) {
  const loaded: string[] = []
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', component: Page, meta: { title: 'Tests' } },
      { path: '/workers', component: workers as never, meta: { title: 'Workers' } },
    ],
  })
  const missing = watchPageLoading(router, {
    startPage: () => Promise.resolve('<script type="module" src="/assets/index-1.js"></script>'),
    scripts: () => ['/assets/index-1.js'],
    load: (address) => loaded.push(address),
    ...access,
  })
  await router.push('/')
  const go = async (to: string) => {
    await router.push(to).catch(() => undefined)
    await flushPromises()
  }
  return { go, missing, loaded, router }
}

it('says that the master is away, and loads the page when it is back', async () => {
  let away = true
  const startPage = () => (away ? Promise.reject(new TypeError('refused')) : Promise.resolve(''))
  const { go, missing, loaded } = await opened({ startPage })

  await go('/workers')
  expect(missing.value).toMatchObject({ title: '“Workers” could not be loaded', reason: expect.stringContaining('The master does not answer.') })

  await missing.value?.retry()
  expect(missing.value?.reason).toContain('The master still does not answer.')
  expect(loaded).toEqual([])

  away = false
  await missing.value?.retry()
  expect(loaded).toEqual(['/workers'])
})

it('loads all anew after an upgrade', async () => {
  const startPage = () => Promise.resolve('<script type="module" src="/assets/index-2.js"></script>')
  const { go, missing, loaded } = await opened({ startPage })

  await go('/workers?a=b')

  expect(loaded).toEqual(['/workers?a=b'])
  expect(missing.value).toBeNull()
})

it('does not load the same version again and again', async () => {
  const { go, missing, loaded } = await opened({})

  await go('/workers')

  expect(loaded).toEqual([])
  expect(missing.value?.reason).toContain('a file could not be loaded')
})

it('has nothing to say any more once another page is there', async () => {
  const { go, missing } = await opened({})
  await go('/workers')

  await go('/?page=2')

  expect(missing.value).toBeNull()
})

it('leaves other errors alone', async () => {
  const { go, missing } = await opened({}, () => Promise.reject(new Error('a fault of the page itself')))

  await go('/workers')

  expect(missing.value).toBeNull()
})

it('fetches the files of all pages ahead', async () => {
  const load = vi.fn(() => Promise.resolve(Page))
  const failing = vi.fn(gone)
  vi.stubGlobal('requestIdleCallback', (work: () => void) => work())
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', component: failing as never },
      { path: '/workers', component: load as never },
      { path: '/other', component: Page },
    ],
  })

  prefetchPages(router)
  await flushPromises()

  expect([load.mock.calls.length, failing.mock.calls.length]).toEqual([1, 1])
})
