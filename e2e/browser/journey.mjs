// Drives the dashboard of a running load tester as a user would: logs in, creates a test, watches it live, reads its report.
//
//   node journey.mjs --url http://127.0.0.1:8080 --username admin --password password \
//     --target http://127.0.0.1:8080/ --screenshots shots
//
// Exits with 0 if everything works, and with 1 and the reason if something fails, or if a page logs an error to the
// console, violates its content security policy, contacts another host, is wider than a phone or has a serious
// accessibility finding.
import { parseArgs } from 'node:util'
import { must, openDashboard } from './dashboard.mjs'

const { values: options } = parseArgs({
  options: {
    url: { type: 'string' },
    username: { type: 'string', default: 'admin' },
    password: { type: 'string', default: 'password' },
    target: { type: 'string' },
    screenshots: { type: 'string', default: 'screenshots' },
    rate: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '20' },
    workers: { type: 'string', default: '1' },
  },
})
if (!options.url || !options.target) {
  console.error('usage: node journey.mjs --url URL --target URL [--username U] [--password P] [--screenshots DIR]')
  console.error('                        [--rate 50] [--seconds 20] [--workers 1]')
  process.exit(2)
}

const base = options.url.replace(/\/$/, '')
const ended = (Number(options.seconds) + 60) * 1000
const planned = Number(options.rate) * Number(options.seconds)
const name = `Start page, ${new Date().toISOString().slice(0, 19).replace('T', ' ')}`

let address = ''

const { page, troubles, look, logIn, step, fail, close } = await openDashboard(base, options.screenshots)

try {
  await step('the page has a content security policy', async () => {
    const response = await page.goto(`${base}/tests/new`)
    const policy = (await response.allHeaders())['content-security-policy'] ?? ''
    must(policy.includes("default-src 'none'"), `the policy is "${policy}"`)
    must(!policy.includes('unsafe'), `the policy is "${policy}"`)
  })

  await step('the login leads to the requested address', async () => {
    await page.waitForURL((url) => url.pathname === '/login')
    await look('login')
    await logIn(options.username, options.password)
    await page.waitForURL((url) => url.pathname === '/tests/new')
  })

  await step('a curl command becomes a target, and the plan shows the planned hits', async () => {
    await page.getByRole('heading', { name: 'New test', level: 1 }).waitFor()
    await page.getByLabel('Name', { exact: true }).fill(name)
    await page.getByLabel('Targets').fill(`curl '${options.target}' -H 'X-Journey: yes'`)
    await page.getByLabel('Rate per second').fill(options.rate)
    await page.getByLabel('Duration').fill(`${options.seconds}s`)
    await page.getByLabel('Workers', { exact: true }).fill(options.workers)
    await page.getByRole('button', { name: 'failures < 1%' }).click()
    must(/^GET http.*\nX-Journey: yes/.test(await page.getByLabel('Targets').inputValue()), 'curl was not converted')
    await page.getByTestId('plan').getByText(planned.toLocaleString('en-US'), { exact: true }).waitFor()
    await look('new-test')
  })

  await step('every pacer has a chart and accessible fields', async () => {
    for (const pacer of ['linear', 'sine', 'stepped', 'poisson']) {
      const plan = page.waitForResponse((response) => response.url().endsWith('/api/tests/plan') && response.ok())
      await page.getByLabel('Pacer').selectOption(pacer)
      await plan
      await page.getByRole('img', { name: /^Planned rate: / }).waitFor()
      await look(`new-test-${pacer}`)
    }
    await page.getByLabel('Pacer').selectOption('constant')
  })

  await step('errors from the master are shown at the field, in a threshold at the character', async () => {
    const refused = page.waitForResponse((response) => response.status() === 400)
    await page.getByLabel('Threshold 1', { exact: true }).fill('failures 1%')
    await page.getByRole('button', { name: /^(Start|Queue) test$/ }).click()
    await refused
    await page.getByText('At character 10: expected').waitFor()
    const caret = await page.getByLabel('Threshold 1', { exact: true }).evaluate((input) => input.selectionStart)
    must(caret === 9, `the caret is at ${caret}`)
    // The browser logs every HTTP error to the console; this one was expected.
    troubles.splice(troubles.findIndex((trouble) => trouble.includes('status of 400')), 1)
    await page.getByLabel('Threshold 1', { exact: true }).fill('failures < 1%')
  })

  await step('the live page shows the test within seconds of its start', async () => {
    await page.getByRole('button', { name: /^(Start|Queue) test$/ }).click()
    await page.waitForURL(/\/tests\/[0-9a-f-]{36}$/)
    await page.getByTestId('test-state').getByText('Running').waitFor()
    const running = Date.now()
    address = page.url()
    await page.getByRole('button', { name: 'Show as table: Rate' }).click()
    await rateRows().first().waitFor({ timeout: 10_000 })
    console.log(`    first second on screen ${((Date.now() - running) / 1000).toFixed(1)} s after the page said Running`)
  })

  await step('a reload in the middle keeps the history', async () => {
    await rateRows().nth(2).waitFor()
    const before = await rateRows().count()
    // On a slow machine the test may have ended, so open its live page explicitly.
    await page.goto(`${address}?tab=live`)
    await page.getByRole('button', { name: 'Show as table: Rate' }).click()
    await rateRows().nth(before - 1).waitFor()
    must((await rateRows().first().innerText()).startsWith('0:00'), 'the first second is gone')
  })

  await step('the live page passes inspection', async () => {
    await rateRows().nth(Math.floor(Number(options.seconds) / 2)).waitFor({ timeout: ended })
    await page.getByRole('button', { name: 'Show as chart: Rate' }).click()
    await page.getByTestId('live-charts').locator('canvas').first().waitFor()
    // The chosen tab stays open even if the test ends meanwhile.
    await page.getByRole('link', { name: /^(Live|Over time)$/ }).click()
    await look('live')
  })

  await step('the page shows the outcome as soon as the test has ended', async () => {
    // Without a reload. On a busy machine the outcome may be "not trustworthy", which counts as well.
    await page.getByTestId('test-state').getByText(/^\s*(Passed|Not trustworthy)\s*$/).waitFor({ timeout: ended })
    await page.getByTestId('outcome').waitFor()
  })

  await step('the report appears at the same address', async () => {
    await page.goto(address)
    await page.getByTestId('report').waitFor({ timeout: ended })
    await page.getByTestId('test-state').getByText(/^\s*(Passed|Not trustworthy)\s*$/).waitFor()
  })

  await step('its ledger accounts for every hit', async () => {
    await page.getByTestId('verdict').getByText('complete', { exact: true }).waitFor({ timeout: 60_000 })
    const ledger = (await page.getByTestId('ledger').innerText()).trim()
    console.log(`    ${ledger}`)
    const [, scheduled, sum, stored, missing] =
      /^scheduled ([\d,]+) = (.+); stored ([\d,]+); missing ([\d,]+)$/.exec(ledger) ?? []
    must(number(scheduled) === planned, `${planned} hits were planned, ${scheduled} scheduled`)
    must(number(stored) === planned, `${planned} hits were planned, ${stored} stored`)
    must(number(missing) === 0, `${missing} hits are missing`)
    const terms = (sum ?? '').split(' + ').map((term) => number(/[\d,]+$/.exec(term)?.[0]))
    must(terms.reduce((a, b) => a + b, 0) === planned, 'the terms do not add up')
    await look('report')
  })

  await step('the history of an ended test stays available', async () => {
    await page.getByRole('link', { name: 'Over time' }).click()
    await page.getByRole('button', { name: 'Show as table: Rate' }).click()
    const rows = await rateRows().count()
    // The last hits may end later; on a slow machine, seconds later.
    const seconds = Number(options.seconds)
    must(rows >= seconds, `${seconds} seconds were planned, ${rows} are shown`)
    await page.getByLabel('From second').fill('2')
    await page.getByLabel('To before second').fill('5')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await page.getByText('Only 0:02 to 0:05').waitFor()
    await page.getByRole('button', { name: 'Show as table: Rate' }).click()
    await rateRows().nth(2).waitFor()
    must((await rateRows().count()) === 3, `three seconds were chosen, ${await rateRows().count()} are shown`)
    await look('window')
    await page.getByRole('link', { name: 'Report', exact: true }).click()
    await page.getByRole('heading', { name: 'Report of the seconds 2 to 5' }).waitFor()
    const requests = (3 * Number(options.rate)).toLocaleString('en-US')
    await page.getByTestId('report-tiles').getByText(requests, { exact: true }).first().waitFor()
    await page.getByRole('button', { name: 'Whole test' }).click()
    await page.getByRole('heading', { name: 'Report', exact: true }).waitFor()
    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('heading', { name: 'Effective options' }).waitFor()
    await look('settings')
  })

  await step('the list finds it', async () => {
    await page.getByRole('link', { name: 'Tests', exact: true }).click()
    await page.getByLabel('Search by name or tag').fill(name)
    const row = page.getByRole('row').filter({ has: page.getByRole('link', { name }) })
    await row.getByText(/^\s*(Passed|Not trustworthy)\s*$/).locator('visible=true').waitFor()
    await look('tests')
  })

  await step('the workers are listed', async () => {
    await page.getByRole('link', { name: 'Workers', exact: true }).click()
    await page.getByRole('table').getByText(/Ready|Busy|Finishing/).first().waitFor()
    await look('workers')
  })

  await step('a logout ends the session', async () => {
    await page.getByRole('button', { name: 'Log out' }).locator('visible=true').click()
    await page.goto(`${base}/workers`)
    await page.waitForURL((url) => url.pathname === '/login' && url.searchParams.get('next') === '/workers')
  })
  console.log('The journey went well.')
} catch (error) {
  await fail(error)
} finally {
  await close()
}

/** Rows of the rate chart's table: one for each visible second. */
function rateRows() {
  return page.getByRole('region', { name: 'Rate, second by second' }).locator('tbody tr')
}

function number(text) {
  return Number((text ?? 'NaN').replaceAll(',', ''))
}
