import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { launchBrowser } from './browser.mjs'
import { inspect } from './inspect.mjs'
import { watchForTrouble } from './watch.mjs'

/** Opens a page for the dashboard in a new browser; screenshots go to the folder. */
export async function openDashboard(base, folder) {
  mkdirSync(folder, { recursive: true })
  const browser = await launchBrowser()
  const context = await browser.newContext({
    viewport: { width: 1440, height: 1000 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
    locale: 'en-US',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(45_000)
  const troubles = await watchForTrouble(page, new URL(base).origin)

  function alsoSeen() {
    return troubles.map((trouble) => `\n  ${trouble}`).join('')
  }

  return {
    page,
    /** Everything the page did wrong. */
    troubles,

    /** Inspects the current page. */
    look: (picture) => inspect(page, picture, folder),

    async logIn(username, password) {
      await page.getByLabel('Username').fill(username)
      await page.getByLabel('Password').fill(password)
      await page.getByRole('button', { name: 'Log in', exact: true }).click()
    },

    /** Runs one step; reports what fails in it, or in the page meanwhile. */
    async step(what, act) {
      console.log(`- ${what}`)
      try {
        await act()
      } catch (error) {
        throw new Error(`${what}: ${error instanceof Error ? error.message : error}${alsoSeen()}`)
      }
      must(troubles.length === 0, `${what}: the page misbehaved${alsoSeen()}`)
    },

    /** Makes the process exit with 1. */
    async fail(error) {
      await page.screenshot({ path: join(folder, 'failure.png') }).catch(() => undefined)
      console.error(`FAILED at ${page.url()}\n${error instanceof Error ? error.message : error}`)
      process.exitCode = 1
    },

    close: () => browser.close(),
  }
}

export function must(condition, complaint) {
  if (!condition) {
    throw new Error(complaint)
  }
}
