// Fills in a new test and checks that it survives a reload, Back, an expired session and a refused submission. Pastes curl
// commands from three shells, duplicates a test with all its settings, compares tests on small screens, and opens pages
// whose files fail to load.
//
//   node forms.mjs --url http://127.0.0.1:8080 --username admin --password password \
//     --target http://127.0.0.1:8080/ --screenshots shots
//
// Exit codes are those of journey.mjs.
import { parseArgs } from 'node:util'
import { must, openDashboard } from './dashboard.mjs'

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
  console.error('usage: node forms.mjs --url URL --target URL [--username U] [--password P] [--screenshots DIR]')
  process.exit(2)
}

const base = options.url.replace(/\/$/, '')
const { target } = options
const typed = `GET ${target}a\nAuthorization: Bearer typed\n`
const submitted = {
  name: 'All there is to say',
  pacer: { type: 'constant', ratePerSecond: 10 },
  duration: '2s',
  targets: [
    { name: 'home', method: 'GET', url: target, weight: 3, headers: ['X-Secret: s'] },
    { name: 'buy', method: 'POST', url: `${target}buy`, weight: 1, headers: [], body: 'e30=', assertions: [{ status: ['2xx'] }] },
  ],
  attack: { redirects: 3, http2: false, assertions: [{ maxBytes: 100_000 }], feeder: { csv: 'id\n1\n2\n', order: 'shuffled', seed: 7 } },
  workerCount: 1,
  tags: ['forms'],
  thresholds: ['failures < 50%'],
}

const { page, troubles, look, logIn, step, fail, close } = await openDashboard(base, options.screenshots)
const name = page.getByLabel('Name', { exact: true })
const targets = page.getByLabel('Targets', { exact: true })
const conversion = page.getByTestId('conversion')
let token = ''

try {
  await step('input survives a reload and Back', async () => {
    await page.goto(`${base}/tests/new`)
    await logIn(options.username, options.password)
    await name.fill('Kept')
    await targets.fill(typed)
    await page.getByLabel('Pacer').selectOption('stepped')
    await page.getByLabel('Step 2: rate per second').fill('70')
    await page.reload()
    await mustBeKept()
    await page.getByRole('link', { name: 'Workers', exact: true }).click()
    await page.waitForURL(/\/workers$/)
    await page.goBack()
    await mustBeKept()
    must((await page.getByLabel('Step 2: rate per second').inputValue()) === '70', 'the step was lost')
    must(!(await storedForGood()).includes('typed'), 'a typed token outlives the tab')
    await look('form-kept')
  })

  await step('input survives an expired session', async () => {
    await page.evaluate(() => {
      const session = JSON.parse(localStorage.getItem('loadtester.session'))
      localStorage.setItem('loadtester.session', JSON.stringify({ ...session, token: 'expired' }))
    })
    await page.reload()
    await page.waitForURL(/\/login/)
    await logIn(options.username, options.password)
    await page.waitForURL(/\/tests\/new$/)
    await mustBeKept()
    wanted('status of 401')
  })

  await step('input survives a refused submission', async () => {
    await page.getByRole('button', { name: 'Add threshold' }).click()
    await page.getByLabel('Threshold 1', { exact: true }).fill('failures 1%')
    const refused = page.waitForResponse((response) => response.status() === 400)
    await page.getByRole('button', { name: /^(Start|Queue) test$/ }).click()
    await refused
    await page.getByText('At character 10: expected').waitFor()
    wanted('status of 400')
    await page.reload()
    await mustBeKept()
    must((await page.getByLabel('Threshold 1', { exact: true }).inputValue()) === 'failures 1%', 'the threshold was lost')
  })

  await step('the form can be reset', async () => {
    await page.getByRole('button', { name: 'Start over' }).click()
    must((await name.inputValue()) === '', 'the name stayed')
    await page.reload()
    await name.waitFor()
    must((await page.getByTestId('restored').count()) === 0, 'an empty form was kept')
  })

  await step('curl commands of every shell become targets, all of them', async () => {
    await paste(`curl '${target}1' \\\n  -H 'A: b' ;\ncurl ${target}2\n$ curl "${target}3"`)
    await page.getByText('3 targets, taken in turn.').waitFor()
    await paste(`curl ^"${target}4^" ^\r\n  -H ^"X: ^\\^"q^\\^"^" &\r\ncurl.exe "${target}5"`)
    await paste(`curl.exe '${target}6' \`\n  -H "A: b";\ncurl.exe ${target}7`)
    await page.getByText('7 targets, taken in turn.').waitFor()
    must((await targets.inputValue()).includes(`GET ${target}4\nX: "q"`), `the field has ${await targets.inputValue()}`)
    await paste(`curl ${target}8\ncurl -F file=@x ${target}9`)
    await conversion.getByText(/^Converted from curl\. Not converted: curl -F/).waitFor()
    await look('curls')
  })

  await step('a duplicate has everything that was submitted', async () => {
    ;({ token } = await ask('/auth/login', { username: options.username, password: options.password }))
    const { testId } = await ask('/api/tests', submitted)
    await page.goto(`${base}/tests/new?from=${testId}`)
    await page.getByText(`Filled from “${submitted.name}”`).waitFor()
    must((await page.getByLabel('Redirects followed').inputValue()) === '3', 'the redirects were lost')
    must(!(await page.getByLabel('HTTP/2 over TLS').isChecked()), 'HTTP/2 is on again')
    await look('duplicate')
    await name.fill('The same again')
    const created = page.waitForResponse((response) => response.url().endsWith('/api/tests') && response.status() === 201)
    await page.getByRole('button', { name: /^(Start|Queue) test$/ }).click()
    const again = (await (await created).json()).testId
    const [before, after] = await Promise.all([testId, again].map((id) => ask(`/api/tests/${id}/document`)))
    must(same({ ...before, name: '' }, { ...after, name: '' }), `${JSON.stringify(after)}\n  is not\n  ${JSON.stringify(before)}`)
    await page.waitForURL(new RegExp(again))
    await ended(testId)
    await ended(again)
    await page.goBack()
    must((await name.inputValue()) === 'The same again', 'the input is gone after Back')
    await page.goto(`${base}/compare?tests=${testId},${again}`)
    await page.getByTestId('comparison').waitFor()
    await look('compare')
    await page.goto(`${base}/compare?tests=${testId}`)
    await page.getByText('1 test is named in the address.').waitFor()
  })

  await step('a page whose files fail to load says so, and loads once they are available', async () => {
    await page.route('**/assets/WorkersPage*', (route) => route.abort())
    await page.goto(`${base}/tests/new`)
    await page.route(`${base}/`, (route) => route.abort())
    await page.getByRole('link', { name: 'Workers', exact: true }).click()
    await page.getByText('“Workers” could not be loaded').waitFor()
    await page.getByText('The master does not answer.').waitFor()
    await look('missing-page')
    await page.unrouteAll()
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('heading', { name: 'Workers', level: 1 }).waitFor()
    wanted('Failed to load resource')
  })

  await step('after an upgrade the page reloads by itself', async () => {
    await page.route('**/assets/WorkersPage*', (route) => route.fulfill({ status: 404 }))
    await page.goto(`${base}/tests/new`)
    await name.fill('Before the upgrade')
    await page.route(`${base}/`, (route) => route.fulfill({ body: '<script type="module" src="/assets/index-next.js"></script>' }))
    await page.route('**/workers', async (route) => {
      await page.unrouteAll({ behavior: 'ignoreErrors' })
      await route.continue()
    })
    await page.getByRole('link', { name: 'Workers', exact: true }).click()
    await page.getByRole('heading', { name: 'Workers', level: 1 }).waitFor()
    await page.goBack()
    await name.waitFor()
    must((await name.inputValue()) === 'Before the upgrade', 'the input from before the upgrade is gone')
    wanted('Failed to load resource')
  })
  console.log('All forms kept their input.')
} catch (error) {
  await fail(error)
} finally {
  await close()
}

async function mustBeKept() {
  await page.getByTestId('restored').waitFor()
  must((await name.inputValue()) === 'Kept', `the name is "${await name.inputValue()}"`)
  must((await targets.inputValue()) === typed, `the targets are "${await targets.inputValue()}"`)
}

function storedForGood() {
  return page.evaluate(() => JSON.stringify({ ...localStorage }))
}

/** The browser logs every HTTP error to the console; these were expected. */
function wanted(text) {
  troubles.splice(0, troubles.length, ...troubles.filter((trouble) => !trouble.includes(text)))
}

function paste(text) {
  return targets.evaluate((field, clip) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', clip)
    if (field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))) {
      throw new Error('pasted as it is')
    }
  }, text)
}

async function ended(testId) {
  for (let state = ''; !['COMPLETED', 'PARTIALLY_FAILED', 'FAILED', 'STOPPED'].includes(state); ) {
    ;({ state } = await ask(`/api/tests/${testId}`))
    await page.waitForTimeout(250)
  }
}

async function ask(path, body) {
  const response = await fetch(base + path, {
    method: body ? 'POST' : 'GET',
    headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
    body: body && JSON.stringify(body),
  })
  must(response.ok, `${path} answered ${response.status}: ${await response.clone().text()}`)
  return response.json()
}

/** Whether two documents are equal, ignoring the order of keys. */
function same(one, other) {
  const sorted = (value) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => a.localeCompare(b)).map(([key, inner]) => [key, sorted(inner)]))
      : Array.isArray(value) ? value.map(sorted) : value
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
}
