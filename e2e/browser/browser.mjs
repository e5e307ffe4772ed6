import bundled from '@sparticuz/chromium'
import { chromium } from 'playwright-core'

// Default arguments of the bundled browser that would weaken these tests.
const UNWANTED = ['--single-process', '--disable-web-security', '--allow-running-insecure-content']
const QUIET = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
]

/** Starts the browser from the npm packages; downloads and installs nothing. */
export async function launchBrowser() {
  return chromium.launch({
    executablePath: await bundled.executablePath(),
    args: [...bundled.args.filter((argument) => !UNWANTED.includes(argument)), ...QUIET],
  })
}
