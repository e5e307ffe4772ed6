// Plays the master for work on the dashboard: node dev/mock-server.mjs [port]. Log in as admin, password.
// Serves dist/ with the master's content security policy, and invents tests, workers and a live stream.
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { outcomesOf, pointOf, reportOf, WORKERS } from './synthetic-test.mjs'

const DIST = fileURLToPath(new URL('../dist', import.meta.url))
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }
/** Some of the options, which is enough to see the form. */
const OPTIONS = JSON.parse(readFileSync(new URL('../src/features/new-test/sampleOptions.json', import.meta.url), 'utf8'))
const FINAL = ['COMPLETED', 'PARTIALLY_FAILED', 'FAILED', 'STOPPED']

const tests = new Map()
const held = ['p99(response) < 250ms', 'failures < 0.5%', 'p99.9(service) < 1s for target "checkout" from 1m'].map((expression) => ({ expression, abort: false, after: null }))
let failedLogins = 0

function addTest(fields) {
  const durationNanos = fields.durationNanos ?? 30e9
  const rate = fields.ratePerSecond === undefined ? 500 : fields.ratePerSecond
  const workerCount = fields.workerCount ?? 2
  const hits = Math.ceil((rate * durationNanos) / 1e9 - 1e-6)
  const test = {
    testId: randomUUID(),
    reason: '',
    submittedBy: 'admin',
    submittedAt: new Date().toISOString(),
    startsAt: null,
    endedAt: null,
    durationNanos,
    pacer: { type: 'constant', ratePerSecond: rate },
    changes: [],
    ratePerSecond: rate,
    workerCount,
    rateDistribution: 'shared',
    rateWeights: [],
    onWorkerLoss: 'rebalance',
    tags: [],
    thresholds: [],
    plannedHits: fields.rateDistribution === 'same' ? hits * workerCount : hits,
    targets: [{ name: 'GET http://127.0.0.1:9000/products', method: 'GET', url: 'http://127.0.0.1:9000/products' }],
    options: { timeoutNanos: 30e9, redirects: 10, keepalive: true, insecure: false, connections: 10000, maxConnections: 0, workers: 10, maxWorkers: 0 },
    settings: [
      { title: 'Timeout', text: '30s' },
      { title: 'Redirects followed', text: '10' },
      { title: 'Keep-alive', text: 'yes' },
    ],
    attacks: [],
    queuePosition: null,
    notices: [],
    events: [],
    ...fields,
  }
  if (test.state !== 'PENDING') {
    test.attacks = WORKERS.slice(0, workerCount).map((workerId, i) => ({
      workerId,
      epoch: 0,
      weight: 1 / workerCount,
      phase: i / workerCount,
      cutOverNanos: 0,
      lost: '',
    }))
  }
  tests.set(test.testId, test)
  return test
}

function ago(minutes) {
  return new Date(Date.now() - minutes * 60_000).toISOString()
}

function past(fields, minutesAgo) {
  const durationNanos = fields.durationNanos ?? 30e9
  const startsAt = ago(minutesAgo)
  const endedAt = new Date(Date.parse(startsAt) + (fields.seconds ?? durationNanos / 1e9) * 1000 + 1400).toISOString()
  const test = addTest({ ...fields, submittedAt: ago(minutesAgo + 0.05), startsAt, endedAt })
  test.events = [
    { at: startsAt, second: 0, kind: 'started', text: `starts on ${test.workerCount} ${test.workerCount === 1 ? 'worker' : 'workers'}` },
    ...(fields.events ?? []).map((event) => ({ at: startsAt, ...event })),
    { at: endedAt, second: durationNanos / 1e9, kind: 'ended', text: test.state },
  ]
  return test
}

if (!process.argv.includes('--empty')) {
  for (let i = 0; i < 41; i += 1) {
    past({ name: `Nightly catalogue ${41 - i}`, state: 'COMPLETED', tags: ['nightly'], ratePerSecond: 250 + 50 * (i % 7) }, 60 * (45 - i))
  }
  past({ name: 'Search, first attempt', state: 'FAILED', reason: 'no worker could connect to the target', seconds: 2 }, 130)
  past({
    name: 'Checkout with a lost worker', thresholds: held, state: 'PARTIALLY_FAILED', reason: 'worker-2 was lost', workerCount: 3, gapAt: 12,
    events: [
      { second: 11, kind: 'worker_lost', text: 'worker worker-2 was lost: its stream broke' },
      { second: 13, kind: 'rebalanced', text: 'a new epoch began' },
    ],
  }, 95)
  past({ name: 'Cart on one core', state: 'COMPLETED', thresholds: held.slice(0, 1), slowGenerator: true, ratePerSecond: 12000, workerCount: 1 }, 60)
  past({ name: 'Long soak of the search', state: 'STOPPED', reason: 'stopped by admin', durationNanos: 7200e9, seconds: 5400, troubled: true, ratePerSecond: 200 }, 100)
  past({
    name: 'Two_shops_one_missing_'.padEnd(120, 'long_name_without_a_gap_'), state: 'COMPLETED', unreachable: true,
    targets: [
      { name: 'catalogue', method: 'GET', url: 'http://127.0.0.1:9000/' },
      { name: 'mirror', method: 'GET', url: 'http://shop.invalid/' },
    ],
  }, 22)
  past({ name: 'Checkout under a spike', state: 'COMPLETED', troubled: true, ratePerSecond: 1000, workerCount: 3, durationNanos: 60e9, tags: ['checkout'], thresholds: held }, 8)
  addTest({ name: 'Checkout, ten workers', state: 'PENDING', workerCount: 10, reason: 'needs 10 workers, 2 are ready', queuePosition: 1, submittedAt: ago(0.5) })
  const running = addTest({ name: 'Checkout, two workers', state: 'RUNNING', durationNanos: 120e9, ratePerSecond: 800, troubled: true, startsAt: ago(0.65), submittedAt: ago(0.7), tags: ['checkout'], thresholds: held })
  running.events = [{ at: running.startsAt, second: 0, kind: 'started', text: 'starts on 2 workers' }]
}

/** Moves every test on to where it should be by now. */
function advance() {
  for (const test of tests.values()) {
    const elapsed = test.startsAt ? Date.now() - Date.parse(test.startsAt) : -1
    if (test.state === 'RUNNING' && elapsed > test.durationNanos / 1e6 + 1200) {
      finish(test, 'COMPLETED', '')
    } else if (test.state === 'STOPPING' && Date.now() > test.stopAt) {
      finish(test, 'STOPPED', 'stopped by admin')
    }
  }
}

function finish(test, state, reason) {
  test.state = state
  test.reason = reason
  test.endedAt = new Date().toISOString()
  test.events.push({ at: test.endedAt, second: secondsOf(test), kind: 'ended', text: state })
}

/** Whole seconds of a test whose figures have arrived. */
function secondsOf(test) {
  if (!test.startsAt) {
    return 0
  }
  const end = test.endedAt ? Date.parse(test.endedAt) : Date.now() - 400
  const seconds = Math.floor((end - Date.parse(test.startsAt)) / 1000)
  return Math.max(0, Math.min(seconds, Math.ceil(test.durationNanos / 1e9)))
}

function pointsOf(test, from = 0) {
  const points = []
  for (let second = from; second < secondsOf(test); second += 1) {
    const point = pointOf(test, second)
    if (point) {
      points.push(point)
    }
  }
  return points
}

function viewOf(test) {
  const { events, troubled, unreachable, slowGenerator, gapAt, seconds, stopAt, document, ...view } = test
  void [events, troubled, unreachable, slowGenerator, gapAt, seconds, stopAt, document]
  return view
}

function fleet() {
  const running = [...tests.values()].find((test) => test.state === 'RUNNING')
  return WORKERS.map((workerId, i) => {
    const busy = running && i < running.workerCount
    const state = i === 3 ? 'OFFLINE' : busy ? 'BUSY' : 'READY'
    return {
      workerId,
      address: `127.0.0.1:${50052 + i}`,
      version: '0.1.0',
      cores: 2,
      state,
      reason: i === 3 ? 'its stream broke' : '',
      testId: busy ? running.testId : null,
      weight: busy ? 1 / running.workerCount : null,
      lastSeenAt: i === 3 ? ago(14) : new Date().toISOString(),
      achievedRatePerSecond: busy ? running.ratePerSecond / running.workerCount : 0,
      clockOffsetNanos: (i - 1) * 130_000,
      clockUncertaintyNanos: 84_000,
      health: {
        startDelayP99Nanos: busy ? (i === 1 ? 14_200_000 : 18_000) : 0,
        loopLagNanos: busy ? 240_000 : 31_000,
        cpuCores: busy ? 0.62 + i * 0.1 : 0.02,
        heapBytes: 96e6 + i * 11e6,
        gcPauseNanos: busy ? 1_200_000 : 0,
        unsentResults: busy ? i : 0,
        lostResults: 0,
      },
    }
  })
}

function json(response, status, body, headers = {}) {
  const type = status >= 400 ? 'application/problem+json' : 'application/json'
  response.writeHead(status, { 'Content-Type': type, ...headers }).end(JSON.stringify(body))
}

function problem(response, status, title, detail, more = {}, headers = {}) {
  json(response, status, { type: 'about:blank', title, status, detail, ...more }, headers)
}

async function bodyOf(request) {
  const chunks = []
  for await (const chunk of request) {
    chunks.push(chunk)
  }
  return JSON.parse(Buffer.concat(chunks).toString() || '{}')
}

async function login(request, response) {
  const { username, password } = await bodyOf(request)
  if (failedLogins >= 5) {
    failedLogins = 0
    return problem(response, 429, 'Too Many Requests', 'too many failed attempts', {}, { 'Retry-After': '20' })
  }
  if (username !== 'admin' || password !== 'password') {
    failedLogins += 1
    return problem(response, 401, 'Unauthorized', 'username or password is wrong')
  }
  failedLogins = 0
  const expiresAt = new Date(Date.now() + 8 * 3600_000).toISOString()
  return json(response, 200, { token: 'synthetic', expiresAt, user: { username, role: 'ADMIN' } })
}

/** A few of the master's refusals, in its words. */
function refusals(body) {
  const { pacer } = body
  const errors = []
  if (Number(pacer?.ratePerSecond) > 1e9) {
    errors.push({ field: 'pacer.ratePerSecond', message: 'must be at most 1000000000 hits per second; got "' + pacer.ratePerSecond + '"' })
  }
  if (pacer?.type === 'stepped' && pacer.steps.length > 10) {
    errors.push({ field: 'pacer.steps', message: `must have at most 10 elements; has ${pacer.steps.length}` })
  }
  for (const [i, text] of (body.thresholds ?? []).entries()) {
    const relation = text.search(/[<>]/)
    if (relation < 0) {
      const at = text.search(/(?<=[a-z)])\s+\S/) + 1 || text.length
      errors.push({ field: `thresholds[${i}]`, message: `at character ${at + 1}: expected <, <=, > or >=\n${text}\n${' '.repeat(at)}^` })
    }
  }
  return errors
}

function firstRate(pacer) {
  const rate = pacer.ratePerSecond ?? pacer.meanRatePerSecond ?? pacer.startRatePerSecond ?? pacer.steps?.[0].ratePerSecond
  return rate === undefined ? null : Number(rate) || 50
}

/** Of steady rates alone. */
async function plan(request, response) {
  const body = await bodyOf(request)
  const errors = refusals(body)
  if (errors.length > 0) {
    return problem(response, 400, 'Bad Request', errors.map(({ field, message }) => `${field} ${message}`).join('; '), { errors })
  }
  const seconds = Number(body.duration.replace('s', '')) || 10
  const first = firstRate(body.pacer)
  const rate = first === null ? null : { lowest: first, highest: first }
  const part = 1 / body.workerCount
  return json(response, 200, {
    durationNanos: seconds * 1e9,
    plannedHits: first === null ? null : Math.ceil(first * seconds),
    random: body.pacer.type === 'poisson',
    rate,
    workerRate: rate && { lowest: first * part, highest: first * part },
    workerShares: Array(body.workerCount).fill(part),
    curve: first === null ? [] : [{ second: 0, ratePerSecond: first }, { second: seconds, ratePerSecond: first }],
  })
}

async function submit(request, response) {
  const body = await bodyOf(request)
  const errors = refusals(body)
  if (errors.length > 0) {
    return problem(response, 400, 'Bad Request', errors.map(({ field, message }) => `${field} ${message}`).join('; '), { errors })
  }
  const ready = fleet().filter((worker) => worker.state === 'READY').length
  const seconds = Number(body.duration.replace('s', ''))
  const waits = body.workerCount > ready
  const test = addTest({
    name: body.name,
    state: waits ? 'PENDING' : 'RUNNING',
    reason: waits ? `needs ${body.workerCount} workers, ${ready} are ready` : '',
    queuePosition: waits ? 1 : null,
    notices: [],
    startsAt: waits ? null : new Date(Date.now() + 1000).toISOString(),
    durationNanos: (seconds || 10) * 1e9,
    pacer: body.pacer,
    ratePerSecond: firstRate(body.pacer),
    workerCount: body.workerCount,
    rateDistribution: body.rateDistribution,
    rateWeights: body.rateWeights ?? [],
    tags: body.tags ?? [],
    targets: body.targets.map(({ name, method, url }) => ({ name: name ?? `${method} ${url}`, method, url })),
    document: body,
    thresholds: (body.thresholds ?? []).map((expression) => ({ expression, abort: false, after: null })),
  })
  test.events = waits ? [] : [{ at: test.startsAt, second: 0, kind: 'started', text: `starts on ${test.workerCount} ${test.workerCount === 1 ? 'worker' : 'workers'}` }]
  return json(response, 201, { testId: test.testId, message: 'accepted' }, { Location: `/api/tests/${test.testId}` })
}

/** What was submitted; of an invented test, what might have been. */
function documentOf(test) {
  if (test.document) {
    return {
      rateDistribution: 'shared',
      onWorkerLoss: 'rebalance',
      ...test.document,
      targets: test.document.targets.map((target) => ({ weight: 1, headers: [], body: '', ...target })),
    }
  }
  return {
    name: test.name,
    pacer: test.pacer,
    duration: `${test.durationNanos / 1e9}s`,
    targets: test.targets.map((target) => ({ ...target, weight: 1, headers: ['Accept: application/json'], body: '' })),
    attack: { redirects: 3, http2: false, assertions: [{ status: ['2xx'] }] },
    workerCount: test.workerCount,
    rateDistribution: test.rateDistribution,
    onWorkerLoss: test.onWorkerLoss,
    tags: test.tags,
    thresholds: test.thresholds.map(({ expression }) => expression),
  }
}

function compare(url, response) {
  const ids = (url.searchParams.get('tests') ?? '').split(',').filter(Boolean)
  const chosen = ids.map((id) => tests.get(id))
  if (ids.length < 2 || ids.length > 5 || chosen.includes(undefined)) {
    const message = `must name from 2 to 5 tests, named ${ids.length}`
    return problem(response, 400, 'Bad Request', `tests ${message}`, { errors: [{ field: 'tests', message }] })
  }
  const reports = chosen.map((test) => reportOf(test, pointsOf(test)))
  const [reference, ...others] = reports
  const p = (made) => ({ p50: made.latencies['50th'], p90: made.latencies['90th'], p99: made.latencies['99th'], 'p99.9': made.latencies['99.9th'] })
  return json(response, 200, {
    confidence: 95,
    tolerance: 5,
    notes: [`${others[0].name} has different targets than the reference: GET http://127.0.0.1:9000/products, not GET http://127.0.0.1:9000/`],
    tests: reports.map((made) => ({
      testId: made.testId, name: made.name, state: made.state, startsAt: made.earliest, verdict: made.verdict.status,
      verdictReason: made.verdict.reason, complete: made.complete, requests: made.requests, rate: made.rate,
      throughput: made.throughput, failures: 1 - made.success, responseTime: p(made),
    })),
    comparisons: others.map((made) => ({
      testId: made.testId,
      verdict: 'no difference found',
      figures: ['p50', 'p90', 'p99', 'p99.9'].map((figure, i) => figureOf(`${figure}(response)`, p(reference)[figure], p(made)[figure], ['worse', 'better', 'no difference found', 'too little data'][i])),
    })),
  })
}

function figureOf(figure, reference, value, verdict) {
  const difference = value - reference
  const share = (amount) => amount / reference
  const [low, high] = [difference - 0.1 * reference, difference + 0.1 * reference]
  return {
    figure, unit: 'nanos', reference, value, difference, low, high, verdict,
    relativeDifference: share(difference), relativeLow: share(low), relativeHigh: share(high),
  }
}

function list(url, response) {
  const search = (url.searchParams.get('search') ?? '').toLowerCase()
  const state = url.searchParams.get('state')
  const limit = Number(url.searchParams.get('limit') ?? 50)
  const from = Number(url.searchParams.get('cursor') ?? 0)
  const found = [...tests.values()]
    .filter((test) => !state || test.state === state)
    .filter((test) => [test.name, ...test.tags].some((text) => text.toLowerCase().includes(search)))
    .sort((a, b) => b.submittedAt.localeCompare(a.submittedAt))
  const next = from + limit < found.length ? String(from + limit) : null
  json(response, 200, { tests: found.slice(from, from + limit).map(viewOf), nextCursor: next, total: found.length })
}

function events(test, response) {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
  let id = 0
  const tell = (type, data) => response.write(`id: ${(id += 1)}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`)
  let sent = secondsOf(test)
  let toldEvents = test.events.length
  let toldState = test.state
  tell('snapshot', { test: viewOf(test), points: pointsOf(test), events: test.events })
  const timer = setInterval(() => {
    advance()
    for (const point of pointsOf(test, sent)) {
      tell('point', point)
    }
    sent = secondsOf(test)
    for (const event of test.events.slice(toldEvents)) {
      tell('event', event)
    }
    toldEvents = test.events.length
    if (test.state !== toldState) {
      toldState = test.state
      tell('test', viewOf(test))
    }
    if (FINAL.includes(test.state)) {
      clearInterval(timer)
      tell('end', {})
      response.end()
    }
  }, 200)
  const heartbeat = setInterval(() => response.write(': heartbeat\n\n'), 10_000)
  response.on('close', () => {
    clearInterval(timer)
    clearInterval(heartbeat)
  })
}

/** The seconds asked for; answers with a problem and gives null when the test has none such. */
function windowOf(test, url, response) {
  const length = Math.ceil(test.durationNanos / 1e9)
  const from = Number(url.searchParams.get('from') ?? 0)
  const to = Number(url.searchParams.get('to') ?? length)
  if (from >= 0 && from < to && to <= length) {
    return { whole: !url.searchParams.has('from') && !url.searchParams.has('to'), from, to }
  }
  const message = `is outside the test: the test has the seconds 0 to ${length} (exclusive)`
  problem(response, 400, 'Bad Request', `to ${message}`, { errors: [{ field: 'to', message }] })
  return null
}

function report(test, url, response) {
  if (test.state === 'PENDING') {
    return problem(response, 409, 'Conflict', 'the test has not started')
  }
  const selection = windowOf(test, url, response)
  if (!selection) {
    return undefined
  }
  const points = pointsOf(test, selection.from).filter(({ second }) => second < selection.to)
  const made = { ...reportOf(test, points), selection, thresholds: outcomesOf(test, pointsOf(test)), ...(selection.whole ? {} : { planned: null }) }
  if (url.searchParams.get('format') === 'text') {
    return response.writeHead(200, { 'Content-Type': 'text/plain' }).end(`Requests      [total]  ${made.requests}\n`)
  }
  return json(response, 200, made)
}

function timeseries(test, url, response) {
  const selection = windowOf(test, url, response)
  return selection && json(response, 200, { resolution: 1, points: pointsOf(test, selection.from).filter(({ second }) => second < selection.to) })
}

function stop(test, response) {
  if (FINAL.includes(test.state)) {
    return problem(response, 409, 'Conflict', 'the test has ended already')
  }
  test.state = 'STOPPING'
  test.stopAt = Date.now() + 1500
  test.events.push({ at: new Date().toISOString(), second: secondsOf(test), kind: 'stopping', text: 'asked by admin' })
  return json(response, 202, viewOf(test))
}

async function api(request, response, url) {
  advance()
  if (url.pathname === '/auth/login') {
    return login(request, response)
  }
  if (request.headers.authorization !== 'Bearer synthetic') {
    return problem(response, 401, 'Unauthorized', 'a valid token is needed')
  }
  const [, , noun, id, verb] = url.pathname.split('/')
  if (noun === 'dashboard') {
    const workers = fleet()
    const count = (state) => workers.filter((worker) => worker.state === state).length
    const all = [...tests.values()].map(viewOf)
    return json(response, 200, {
      workers: { total: workers.length, ready: count('READY'), busy: count('BUSY'), offline: count('OFFLINE'), error: 0 },
      activeTests: all.filter((test) => !FINAL.includes(test.state)),
      recentTests: all.slice(-10).reverse(),
    })
  }
  if (noun === 'compare') {
    return compare(url, response)
  }
  if (noun === 'options') {
    return json(response, 200, OPTIONS)
  }
  if (noun === 'workers') {
    return json(response, 200, { workers: fleet() })
  }
  if (url.pathname === '/api/tests' && request.method === 'POST') {
    return submit(request, response)
  }
  if (url.pathname === '/api/tests/plan') {
    return plan(request, response)
  }
  if (noun === 'tests' && !id) {
    return list(url, response)
  }
  const test = tests.get(id)
  if (!test) {
    return problem(response, 404, 'Not Found', `no test has the id ${id}`)
  }
  const verbs = {
    events: () => events(test, response),
    report: () => report(test, url, response),
    timeseries: () => timeseries(test, url, response),
    thresholds: () => json(response, 200, { testId: test.testId, state: test.state, thresholds: outcomesOf(test, pointsOf(test)) }),
    stop: () => stop(test, response),
    document: () => json(response, 200, documentOf(test)),
  }
  return verb ? verbs[verb]?.() : json(response, 200, viewOf(test))
}

function file(response, url) {
  const asked = join(DIST, normalize(url.pathname))
  const found = extname(asked) && existsSync(asked) ? asked : join(DIST, 'index.html')
  response
    .writeHead(200, { 'Content-Type': TYPES[extname(found)] ?? 'application/octet-stream', 'Content-Security-Policy': CSP, 'X-Content-Type-Options': 'nosniff' })
    .end(readFileSync(found))
}

const server = createServer((request, response) => {
  const url = new URL(request.url, 'http://master')
  if (url.pathname.startsWith('/api/') || url.pathname.startsWith('/auth/')) {
    api(request, response, url).catch((error) => problem(response, 400, 'Bad Request', String(error)))
  } else {
    file(response, url)
  }
})
const port = Number(process.argv.find((argument) => /^\d+$/.test(argument)) ?? 8080)
server.listen(port, '127.0.0.1', () => console.log(`Mock master on http://127.0.0.1:${server.address().port}/`))
