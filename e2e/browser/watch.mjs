/**
 * Records everything a page must not do: console errors, uncaught exceptions, content security policy violations, and
 * requests to other hosts.
 */
export async function watchForTrouble(page, origin) {
  const troubles = []
  page.on('pageerror', (error) => troubles.push(`uncaught: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') {
      troubles.push(`console: ${message.text()} (${message.location().url})`)
    }
  })
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && url.origin !== origin) {
      troubles.push(`request to another host: ${request.url()}`)
    }
  })
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (violation) => {
      console.error(`content security policy: ${violation.violatedDirective} ${violation.blockedURI}`)
    })
  })
  return troubles
}
