import { shallowRef, type InjectionKey, type ShallowRef } from 'vue'
import type { RouteLocationNormalized, Router } from 'vue-router'

/** A page whose files could not be loaded. */
export interface MissingPage {
  title: string
  /** The reason, and what to do. */
  reason: string
  /** Opens the page if the master answers now. */
  retry(): Promise<void>
}

export const missingPageKey: InjectionKey<ShallowRef<MissingPage | null>> = Symbol('missing page')

/** Access to the browser and the master; replaced in tests. */
export interface BrowserAccess {
  /** The master's current start page; throws if the master does not answer. */
  startPage(): Promise<string>
  /** The scripts that this page was loaded with. */
  scripts(): string[]
  /** Goes to the address and loads everything anew. */
  load(address: string): void
}

const browser: BrowserAccess = {
  async startPage() {
    const response = await fetch('/', { cache: 'no-store', headers: { Accept: 'text/html' } })
    if (!response.ok) {
      throw new Error(`status ${response.status}`)
    }
    return response.text()
  },
  scripts: () =>
    [...document.querySelectorAll('script[type=module][src]')].map((script) => script.getAttribute('src') ?? ''),
  load: (address) => location.assign(address),
}

/**
 * Watches for pages that cannot be loaded. After an upgrade of the master their files have new names, which a reload
 * finds; without a master, the user is told and can try again.
 *
 * @return the page that is missing at the moment; null if none is
 */
export function watchPageLoading(router: Router, access: BrowserAccess = browser): ShallowRef<MissingPage | null> {
  const missing = shallowRef<MissingPage | null>(null)
  router.onError((error: unknown, to: RouteLocationNormalized) => {
    if (isLoadFailure(error)) {
      return explain(to, false)
    }
  })
  router.afterEach((_to, _from, failure) => {
    missing.value = failure ? missing.value : null
  })

  async function explain(to: RouteLocationNormalized, again: boolean): Promise<void> {
    const name = to.meta.title ?? 'This page'
    const retry = () => tryAgain(to)
    let startPage: string
    try {
      startPage = await access.startPage()
    } catch {
      const reason = `The master ${again ? 'still ' : ''}does not answer. Check that it is running and that you can reach it, then try again.`
      missing.value = { title: `“${name}” could not be loaded`, reason, retry }
      return
    }
    if (!access.scripts().every((script) => startPage.includes(script))) {
      // This happens only once, because a freshly loaded page has the scripts of the start page.
      access.load(to.fullPath)
      return
    }
    const reason = 'The master answers, but a file could not be loaded. Try again, or reload the whole page.'
    missing.value = { title: `“${name}” could not be loaded`, reason, retry }
  }

  async function tryAgain(to: RouteLocationNormalized): Promise<void> {
    try {
      await access.startPage()
    } catch {
      await explain(to, true)
      return
    }
    // Browsers remember that a file failed to load; a new page tries again.
    access.load(to.fullPath)
  }

  return missing
}

/** The messages of the various browsers when a script or a style sheet could not be loaded. */
function isLoadFailure(error: unknown): boolean {
  return (
    error instanceof Error &&
    /dynamically imported module|importing a module script|error loading dynamically|unable to preload|module script failed/i.test(error.message)
  )
}

/** Loads the files of all pages when the browser is idle, so that they are available if the master is not. */
export function prefetchPages(router: Router): void {
  const whenIdle = globalThis.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 1000))
  whenIdle(() => {
    for (const { components } of router.getRoutes()) {
      const load: unknown = components?.default
      if (typeof load === 'function') {
        // A file that cannot be loaded now is requested again when it is needed.
        Promise.resolve((load as () => Promise<unknown>)()).catch(() => undefined)
      }
    }
  })
}
