import bundled from '@sparticuz/chromium'
import { chromium } from 'playwright-core'

// What the bundled browser is started with elsewhere and would weaken what is proved here.
const UNWANTED = ['--single-process', '--disable-web-security', '--allow-running-insecure-content']
const QUIET = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
]

/** Starts the browser that came with the npm packages; nothing is downloaded or installed. */
export async function launchBrowser() {
  return chromium.launch({
    executablePath: await bundled.executablePath(),
    args: [...bundled.args.filter((argument) => !UNWANTED.includes(argument)), ...QUIET],
  })
}
