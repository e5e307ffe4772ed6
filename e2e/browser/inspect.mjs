import axe from 'axe-core'
import { join } from 'node:path'

const WIDE = { width: 1440, height: 1000 }
const NARROW = { width: 360, height: 780 }

/**
 * Looks at a page as it stands: accessible in both themes, nothing wider than a small phone. Leaves the page wide and
 * light, and a picture of it (and of its small and dark forms) in the folder.
 */
export async function inspect(page, name, folder) {
  await page.emulateMedia({ colorScheme: 'dark' })
  await mustBeAccessible(page, `${name}, dark`)
  await page.screenshot({ path: join(folder, `${name}-dark.png`) })
  await page.emulateMedia({ colorScheme: 'light' })
  await mustBeAccessible(page, name)
  await page.screenshot({ path: join(folder, `${name}.png`) })
  await page.setViewportSize(NARROW)
  await mustFit(page, name)
  await page.screenshot({ path: join(folder, `${name}-360.png`) })
  await page.setViewportSize(WIDE)
}

async function mustBeAccessible(page, name) {
  await page.evaluate(axe.source)
  const violations = await page.evaluate(async () => (await globalThis.axe.run()).violations)
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  if (grave.length > 0) {
    const lines = grave.flatMap(({ id, help, nodes }) =>
      nodes.slice(0, 3).map((node) => `  ${id}: ${help}\n    ${node.target.join(' ')}\n    ${node.failureSummary?.replaceAll('\n', ' ')}`),
    )
    throw new Error(`page "${name}" has ${grave.length} serious accessibility findings:\n${lines.join('\n')}`)
  }
}

async function mustFit(page, name) {
  const excess = () => document.documentElement.scrollWidth - document.documentElement.clientWidth
  try {
    // Charts follow a new width a moment later.
    await page.waitForFunction(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth, null, {
      timeout: 5000,
    })
  } catch {
    throw new Error(`page "${name}" is ${await page.evaluate(excess)} px wider than a 360 px screen`)
  }
}
