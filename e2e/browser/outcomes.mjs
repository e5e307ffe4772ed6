// Reads a test's threshold outcomes on the dashboard, and asks for seconds that the test does not have.
//
//   node outcomes.mjs --url http://127.0.0.1:8080 --username admin --password password \
//     --target http://127.0.0.1:8080/ --screenshots shots
//
// Exit codes are those of journey.mjs.
import { parseArgs } from 'node:util'
import { must, openDashboard } from './dashboard.mjs'

const SECONDS = 20

const { values: options } = parseArgs({
  options: {
    url: { type: 'string' },
    username: { type: 'string', default: 'admin' },
    password: { type: 'string', default: 'password' },
    target: { type: 'string' },
    screenshots: { type: 'string', default: 'screenshots' },
  },
})
if (!options.url || !options.target) {
  console.error('usage: node outcomes.mjs --url URL --target URL [--username U] [--password P] [--screenshots DIR]')
  process.exit(2)
}

const base = options.url.replace(/\/$/, '')
let address = ''

const { page, look, logIn, step, fail, close } = await openDashboard(base, options.screenshots)
const thresholds = page.getByTestId('thresholds')

try {
  await step('a running test shows the state of its thresholds', async () => {
    address = `${base}/tests/${await submit(['failures < 1%', 'max(response) < 1us', 'p99(service) < 10s from 15s'])}`
    await page.goto(address)
    await logIn(options.username, options.password)
    await page.getByTestId('test-state').getByText('Running').waitFor()
    await thresholds.getByText('1 of 3 failed so far').waitFor({ timeout: 8000 })
    must((await outcomes()).includes('Not judged yet: p99(service) < 10s from 15s, there were no hits'), `shown was ${await outcomes()}`)
    await look('live-thresholds')
  })

  await step('the report shows which thresholds passed and failed, and the measured values', async () => {
    await page.getByTestId('report').waitFor({ timeout: 60_000 })
    await page.getByTestId('verdict').getByText('complete', { exact: true }).waitFor({ timeout: 60_000 })
    await thresholds.getByText('1 of 3 failed', { exact: true }).waitFor()
    const [failed, passed, passedLate] = await outcomes()
    must(/^Failed: max\(response\) < 1µs, was [\d.]+(µs|ms|s)$/.test(failed), `said was "${failed}"`)
    must(passed === `Passed: failures < 1%, was 0 of ${SECONDS * 20} hits (0%)`, `said was "${passed}"`)
    must(/^Passed: p99\(service\) < 10s from 15s, was /.test(passedLate), `said was "${passedLate}"`)
    await look('thresholds')
  })

  await step('next to a window they are marked as covering the whole test', async () => {
    for (const tab of ['live', 'report']) {
      await page.goto(`${address}?from=2&to=5&tab=${tab}`)
      await thresholds.getByText('Of the whole test, not of this window.').waitFor()
      must((await outcomes()).length === 3, `shown was ${await outcomes()}`)
    }
    await look('window-thresholds')
  })

  await step('a window outside the test shows errors at its fields', async () => {
    await page.goto(`${address}?from=40&to=50`)
    await page.getByRole('alert').getByText(`Outside the test: the test has the seconds 0 to ${SECONDS}; the whole test is shown.`).waitFor()
    for (const [label, second] of [['From second', '40'], ['To before second', '50']]) {
      const field = page.getByLabel(label)
      must((await field.inputValue()) === second, `"${label}" is ${await field.inputValue()}`)
      must((await field.getAttribute('aria-invalid')) === 'true', `"${label}" is not marked`)
    }
    await page.getByRole('heading', { name: 'Report', exact: true }).waitFor()
    await look('wrong-window')
    await page.getByRole('button', { name: 'Whole test' }).click()
    await page.waitForURL((url) => !url.searchParams.has('from') && !url.searchParams.has('to'))
    must((await page.getByRole('alert').count()) === 0, 'the error stayed')
  })
  console.log('All outcomes were read.')
} catch (error) {
  await fail(error)
} finally {
  await close()
}

/** The thresholds as displayed, one per line. */
async function outcomes() {
  const lines = await thresholds.getByRole('listitem').all()
  return Promise.all(
    lines.map(async (line) => {
      const [outcome, expression, text] = await line.locator('> span').allInnerTexts()
      return `${outcome.trim()}: ${expression}, ${text}`
    }),
  )
}

/** Submits a test as a script would; returns its id. */
async function submit(wanted) {
  const { token } = await post('/auth/login', { username: options.username, password: options.password })
  const { testId } = await post(
    '/api/tests',
    {
      name: 'Held to three thresholds',
      pacer: { type: 'constant', ratePerSecond: 20 },
      duration: `${SECONDS}s`,
      targets: [{ method: 'GET', url: options.target }],
      thresholds: wanted,
    },
    { Authorization: `Bearer ${token}` },
  )
  return testId
}

async function post(path, body, headers = {}) {
  const response = await fetch(base + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  must(response.ok, `${path} answered ${response.status}: ${await response.clone().text()}`)
  return response.json()
}
