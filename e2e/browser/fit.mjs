import { join } from 'node:path'

/** Small phones, tablets, and a screen of 1,280 px at a zoom of 200 %. */
const WIDTHS = [320, 360, 640, 720]

/** Checks that the current page is fully visible at every width; restores its size afterwards. */
export async function mustFit(page, name, folder) {
  const before = page.viewportSize()
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 780 })
    await mustShowAll(page, `page "${name}" at ${width} px`)
    if (width <= 360) {
      await page.screenshot({ path: join(folder, `${name}-${width}.png`) })
    }
  }
  await page.setViewportSize(before)
}

async function mustShowAll(page, what) {
  // Charts adapt to a new width with a short delay.
  const fits = await page.waitForFunction(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth, null, { timeout: 20_000 }).catch(() => null)
  const widest = await page.evaluate(cutOff)
  if (!fits || widest.length > 0) {
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    throw new Error(`${what} is ${excess} px too wide; cut off: ${widest.join(' | ') || 'nothing'}`)
  }
}

/** Finds text that is clipped and cannot be scrolled into view. Runs in the page. */
function cutOff() {
  const found = []
  for (const element of document.querySelectorAll('main *, nav *')) {
    const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '')
    const style = getComputedStyle(element)
    const hidden = !own || style.visibility === 'hidden' || style.position === 'absolute' || element.closest('svg, .sr-only')
    if (hidden || style.textOverflow === 'ellipsis' || element.getClientRects().length === 0) {
      continue
    }
    const { left, right } = element.getBoundingClientRect()
    let edge = [0, innerWidth]
    for (let box = element.parentElement; box && edge; box = box.parentElement) {
      const { overflowX, textOverflow } = getComputedStyle(box)
      if (overflowX === 'auto' || overflowX === 'scroll' || textOverflow === 'ellipsis') {
        edge = null
      } else if (overflowX === 'hidden' || overflowX === 'clip') {
        const clip = box.getBoundingClientRect()
        edge = [Math.max(edge[0], clip.left), Math.min(edge[1], clip.right)]
      }
    }
    if (edge && (left < edge[0] - 1 || right > edge[1] + 1)) {
      found.push(`${element.tagName.toLowerCase()} "${element.textContent.trim().slice(0, 40)}" to ${Math.round(right)} of ${Math.round(edge[1])}`)
    }
  }
  return found.slice(0, 5)
}
