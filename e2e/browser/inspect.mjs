import axe from 'axe-core'
import { join } from 'node:path'
import { mustFit } from './fit.mjs'

/**
 * Checks that the current page is accessible in both themes and fully visible on small screens. Leaves the page wide and
 * light, and saves screenshots of its wide, small and dark forms in the folder.
 */
export async function inspect(page, name, folder) {
  await page.emulateMedia({ colorScheme: 'dark' })
  await mustBeAccessible(page, `${name}, dark`)
  await page.screenshot({ path: join(folder, `${name}-dark.png`) })
  await page.emulateMedia({ colorScheme: 'light' })
  await mustBeAccessible(page, name)
  await page.screenshot({ path: join(folder, `${name}.png`) })
  await mustFit(page, name, folder)
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
