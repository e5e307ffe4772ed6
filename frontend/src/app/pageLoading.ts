import { shallowRef, type InjectionKey, type ShallowRef } from 'vue'
import type { RouteLocationNormalized, Router } from 'vue-router'

/** A page whose files could not be loaded. */
export interface MissingPage {
  title: string
  /** Why, and what to do. */
  reason: string
  /** Goes there now, if the master answers. */
  retry(): Promise<void>
}

export const missingPageKey: InjectionKey<ShallowRef<MissingPage | null>> = Symbol('missing page')

/** What the world outside of the page does; replaced in tests. */
export interface Surroundings {
  /** The start page as the master has it now; throws when it does not answer. */
  startPage(): Promise<string>
  /** The scripts that this page was started with. */
  scripts(): string[]
  /** Leaves this page for the address, and loads all anew. */
  load(address: string): void
}

const browser: Surroundings = {
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
 * Watches for pages that cannot be loaded: after an upgrade of the master their files have other names, which a reload
 * finds; without a master there is something to say and to try again.
 *
 * @return what is missing at the moment; null when nothing is
 */
export function watchPageLoading(router: Router, surroundings: Surroundings = browser): ShallowRef<MissingPage | null> {
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
      startPage = await surroundings.startPage()
    } catch {
      const reason = `The master ${again ? 'still ' : ''}does not answer. Check that it runs and that you can reach it, then try again.`
      missing.value = { title: `“${name}” could not be loaded`, reason, retry }
      return
    }
    if (!surroundings.scripts().every((script) => startPage.includes(script))) {
      // A page that was just loaded has the scripts of the start page: this happens once.
      surroundings.load(to.fullPath)
      return
    }
    const reason = 'The master answers, but its file did not come. Try again, or reload the whole page.'
    missing.value = { title: `“${name}” could not be loaded`, reason, retry }
  }

  async function tryAgain(to: RouteLocationNormalized): Promise<void> {
    try {
      await surroundings.startPage()
    } catch {
      await explain(to, true)
      return
    }
    // Browsers remember a file that did not come; a new page does not.
    surroundings.load(to.fullPath)
  }

  return missing
}

/** What browsers say, each in words of its own, of a script or a style sheet that did not come. */
function isLoadFailure(error: unknown): boolean {
  return (
    error instanceof Error &&
    /dynamically imported module|importing a module script|error loading dynamically|unable to preload|module script failed/i.test(error.message)
  )
}

/** Fetches the files of all pages when there is nothing else to do, so that they are there when the master is not. */
export function prefetchPages(router: Router): void {
  const whenIdle = globalThis.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 1000))
  whenIdle(() => {
    for (const { components } of router.getRoutes()) {
      const load: unknown = components?.default
      if (typeof load === 'function') {
        // One that does not come now is asked for again when it is needed.
        Promise.resolve((load as () => Promise<unknown>)()).catch(() => undefined)
      }
    }
  })
}
