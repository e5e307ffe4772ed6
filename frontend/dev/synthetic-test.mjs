// A test that never ran: invented figures in the shape the master gives them.

const SECOND = 1e9
export const WORKERS = ['worker-1', 'worker-2', 'worker-3', 'worker-4']

/** A pseudo-random number from 0 to 1 that is the same in every run. */
function noise(seed) {
  const x = Math.sin(seed * 12.9898) * 43758.5453
  return x - Math.floor(x)
}

/** What the workers measured in one second of a test; null where they all were silent. */
export function pointOf(test, second) {
  if (test.gapAt === second) {
    return null
  }
  const target = (test.ratePerSecond ?? 2000) * (test.rateDistribution === 'same' ? test.workerCount : 1)
  const scheduled = Math.round(target)
  const trouble = test.troubled && second % 17 > 13
  const unanswered = trouble ? Math.round(scheduled * 0.03 * (1 + noise(second))) : 0
  const abandoned = test.unreachable ? Math.floor(scheduled / 2) : 0
  const sent = scheduled - abandoned
  const answered = sent - unanswered
  const base = (1.1 + 0.25 * noise(second + 1)) * 1e6 * (trouble ? 6 : 1)
  const busy = Math.round(answered * (trouble ? 0.04 : 0))
  const succeeded = answered - busy
  const failed = scheduled - succeeded
  return {
    second,
    target,
    scheduled,
    sent,
    answered,
    unanswered,
    abandoned,
    succeeded,
    failed,
    completions: { succeeded, failed },
    waiting: trouble ? Math.round(scheduled * 0.02) : 0,
    inFlight: Math.max(1, Math.round((answered * base) / SECOND)),
    connections: trouble ? 48 : 12,
    workers: test.workerCount,
    partial: false,
    responseTime: quantiles(base, second, trouble),
    failedResponseTime: quantiles(failed > 0 ? base / 2 : 0, second, trouble),
    serviceTime: quantiles(base * 0.92, second, trouble),
    firstByteTime: quantiles(base * 0.8, second, trouble),
    startDelay: quantiles(test.slowGenerator ? 14e6 : 9e3, second, false),
    statusCodes: busy > 0 ? { 200: succeeded, 503: busy } : { 200: answered },
    failures: {
      ...(unanswered > 0 ? { timeout: Math.ceil(unanswered * 0.7), reset: Math.floor(unanswered * 0.3) } : {}),
      ...(busy > 0 ? { status: busy } : {}),
      ...(abandoned > 0 ? { dns: abandoned } : {}),
    },
    bytesIn: answered * 1536,
    bytesOut: sent * 96,
  }
}

function quantiles(base, second, trouble) {
  const wobble = (seed) => 0.9 + 0.3 * noise(second * 7 + seed)
  const tail = trouble ? 2.4 : 1
  return {
    p50: Math.round(base * wobble(1)),
    p90: Math.round(base * 1.7 * wobble(2)),
    p99: Math.round(base * 3.6 * wobble(3) * tail),
    p999: Math.round(base * 8 * wobble(4) * tail),
    max: Math.round(base * 13 * wobble(5) * tail),
  }
}

/** The report over points, in the key order of the master's. */
export function reportOf(test, points) {
  const sum = (value) => points.reduce((total, point) => total + value(point), 0)
  const over = !['PENDING', 'RUNNING', 'STOPPING'].includes(test.state)
  const scheduled = sum((p) => p.scheduled)
  const answered = sum((p) => p.answered)
  const unanswered = sum((p) => p.unanswered)
  const succeeded = sum((p) => p.succeeded)
  const failed = sum((p) => p.failed)
  const abandoned = sum((p) => p.abandoned)
  const statusCodes = counts(points, 'statusCodes')
  const failures = counts(points, 'failures')
  const seconds = Math.max(1, points.length)
  const missing = test.state === 'PARTIALLY_FAILED' ? ['worker worker-2: its manifest has not arrived'] : []
  const ledger = { scheduled, sent: scheduled - abandoned, waiting: 0, abandoned, answered, unanswered, inFlight: 0, stored: scheduled, missing: 0 }
  const responseTime = summary(points, 'responseTime', succeeded)
  const failedResponseTime = summary(points, 'responseTime', failed)
  return {
    testId: test.testId,
    name: test.name,
    state: test.state,
    complete: over && missing.length === 0,
    missing,
    verdict: test.slowGenerator
      ? { status: 'degraded', reason: 'worker-1 started hits up to 14 ms late (p99) in 11 of 30 seconds' }
      : { status: 'valid', reason: '' },
    planned: test.plannedHits,
    ledger,
    latencies: responseTime,
    response_time: responseTime,
    failed_response_time: failedResponseTime,
    service_time: summary(points, 'serviceTime', succeeded),
    first_byte_time: summary(points, 'firstByteTime', succeeded),
    start_delay: summary(points, 'startDelay', answered),
    bytes_in: { total: sum((p) => p.bytesIn), mean: 1536 },
    bytes_out: { total: sum((p) => p.bytesOut), mean: 96 },
    earliest: test.startsAt,
    latest: test.endedAt,
    end: test.endedAt,
    duration: seconds * SECOND - 2e6,
    wait: 1.4e6,
    requests: scheduled,
    rate: scheduled / seconds,
    throughput: succeeded / seconds,
    succeeded,
    failed,
    resent: 0,
    success: scheduled > 0 ? succeeded / scheduled : 0,
    status_codes: statusCodes,
    errors: Object.keys(failures).map(errorText),
    failures,
    failure_samples: Object.entries(failures).map(([kind, count], i) => ({
      kind,
      text: errorText(kind),
      count: Math.min(count, 12),
      firstSecondOfTest: 14 + i,
      lastSecondOfTest: 29,
    })),
    targets: test.targets.map((target, i) => ({
      name: target.name || `${target.method} ${target.url}`,
      requests: share(scheduled, test.targets.length, i),
      succeeded: share(succeeded, test.targets.length, i),
      failed: share(failed, test.targets.length, i),
      success: test.unreachable && i === 1 ? 0 : succeeded / Math.max(1, scheduled - abandoned),
      response_time: responseTime,
      failed_response_time: failedResponseTime,
      status_codes: test.unreachable && i === 1 ? {} : statusCodes,
      failures: test.unreachable && i === 0 ? {} : failures,
    })),
    workers: WORKERS.slice(0, test.workerCount).map((workerId, i) => ({
      workerId,
      planned: share(test.plannedHits, test.workerCount, i),
      ledger: Object.fromEntries(Object.entries(ledger).map(([key, count]) => [key, share(count, test.workerCount, i)])),
      startSkewNanos: Math.round((noise(i + 3) - 0.5) * 2e5),
      clockUncertaintyNanos: 84_000,
      lostIntervals: 0,
      succeeded: share(succeeded, test.workerCount, i),
      failed: share(failed, test.workerCount, i),
      response_time: responseTime,
      failed_response_time: failedResponseTime,
      reason: test.state === 'PARTIALLY_FAILED' && i === 1 ? 'lost: its stream broke' : '',
    })),
    percentile_curve: {
      response_time: curve(responseTime, succeeded),
      failed_response_time: failed > 0 ? curve(failedResponseTime, failed) : [],
      service_time: curve(summary(points, 'serviceTime', succeeded), succeeded),
    },
  }
}

/** What came of a test's thresholds; of those on other things than p99 and failures, that nothing was measured. */
export function outcomesOf(test, points) {
  const p99 = summary(points, 'responseTime', 1)['99th'] / 1e6
  const hits = points.reduce((sum, point) => sum + point.scheduled, 0)
  const failed = points.reduce((sum, point) => sum + point.failed, 0)
  const percent = (100 * failed) / Math.max(1, hits)
  return test.thresholds.map(({ expression }) => {
    const limit = Number(/< ([\d.]+)/.exec(expression)?.[1])
    const [actual, text] = expression.startsWith('p99(')
      ? [p99, `was ${p99.toFixed(2)}ms`]
      : expression.startsWith('failures')
        ? [percent, `was ${failed} of ${hits} hits (${percent.toFixed(3)}%)`]
        : [null, 'there were no hits']
    return { expression, passed: actual !== null && actual < limit, actual, text, aborted: false }
  })
}

function share(total, parts, index) {
  return Math.floor(total / parts) + (index < total % parts ? 1 : 0)
}

function errorText(kind) {
  return {
    timeout: 'no response within 30s',
    reset: 'connection reset by peer',
    dns: 'failed to resolve shop.invalid: NXDOMAIN',
  }[kind]
}

function counts(points, key) {
  const sums = {}
  for (const point of points) {
    for (const [name, count] of Object.entries(point[key])) {
      sums[name] = (sums[name] ?? 0) + count
    }
  }
  return sums
}

/** Not how percentiles are merged; good enough to look at. */
function summary(points, key, hits) {
  const mean = (quantile) => points.reduce((sum, p) => sum + p[key][quantile], 0) / Math.max(1, points.length)
  const p50 = Math.round(mean('p50'))
  return {
    total: p50 * hits,
    mean: Math.round(p50 * 1.12),
    '50th': p50,
    '90th': Math.round(mean('p90')),
    '95th': Math.round(mean('p90') * 1.4),
    '99th': Math.round(mean('p99')),
    '99.9th': Math.round(mean('p999')),
    max: Math.max(0, ...points.map((p) => p[key].max)),
    min: Math.round(p50 * 0.3),
  }
}

function curve(latencies, hits) {
  const known = [
    [0, latencies.min],
    [0.5, latencies['50th']],
    [0.9, latencies['90th']],
    [0.95, latencies['95th']],
    [0.99, latencies['99th']],
    [0.999, latencies['99.9th']],
    [1 - 1 / Math.max(2, hits), latencies.max],
  ]
  const points = []
  for (let share = 0; 1 / (1 - share) < hits; share = 1 - (1 - share) / 1.15) {
    const next = Math.max(1, known.findIndex(([at]) => at > share))
    const [[fromShare, from], [toShare, to]] = [known[next - 1], known[next]]
    const part = (Math.log(1 - share) - Math.log(1 - fromShare)) / (Math.log(1 - toShare) - Math.log(1 - fromShare))
    points.push({ percentile: share * 100, valueNanos: Math.round(from + (to - from) * part), count: Math.round(share * hits) })
  }
  return [...points, { percentile: 100, valueNanos: latencies.max, count: hits }]
}
