import type { AttackOptions, LatencySummary, Point, Quantiles, Report, TestView } from '@/api/types'

/** Default options, with some replaced. */
export function attackOptions(changes: Partial<AttackOptions> = {}): AttackOptions {
  return {
    timeoutNanos: 30e9,
    redirects: 10,
    keepalive: true,
    insecure: false,
    connections: 10_000,
    maxConnections: 0,
    idleTimeoutNanos: null,
    maxConnectionAgeNanos: null,
    workers: 10,
    maxWorkers: 0,
    ...changes,
  }
}

/** A running test for specs, with the given parts replaced. */
export function testView(changes: Partial<TestView> = {}): TestView {
  return {
    testId: '0f8fad5b-d9cb-469f-a165-70867728950e',
    name: 'Checkout',
    state: 'RUNNING',
    outcome: null,
    reason: '',
    submittedBy: 'admin',
    submittedAt: '2026-01-10T11:59:58Z',
    startsAt: '2026-01-10T12:00:00Z',
    endedAt: null,
    durationNanos: 10e9,
    pacer: { type: 'constant', ratePerSecond: 500 },
    ratePerSecond: 500,
    workerCount: 2,
    rateDistribution: 'shared',
    rateWeights: [],
    onWorkerLoss: 'rebalance',
    tags: [],
    plannedHits: 5000,
    targets: [{ name: 'GET http://127.0.0.1:8080/', method: 'GET', url: 'http://127.0.0.1:8080/' }],
    targetCount: 1,
    options: attackOptions(),
    settings: [],
    attacks: [],
    queuePosition: null,
    notices: [],
    thresholds: [],
    ...changes,
  }
}

const none: Quantiles = { p50: 0, p90: 0, p99: 0, p999: 0, max: 0 }

/** One second of this test, in which everything went well. */
export function point(second: number, changes: Partial<Point> = {}): Point {
  return {
    second,
    target: 500,
    scheduled: 500,
    sent: 500,
    answered: 500,
    unanswered: 0,
    abandoned: 0,
    skipped: 0,
    succeeded: 500,
    failed: 0,
    completions: { succeeded: 500, failed: 0 },
    waiting: 0,
    inFlight: 3,
    connections: 10,
    workers: 2,
    partial: false,
    responseTime: { p50: 1e6, p90: 2e6, p99: 4e6, p999: 8e6, max: 9e6 },
    failedResponseTime: none,
    serviceTime: { p50: 1e6, p90: 2e6, p99: 4e6, p999: 8e6, max: 9e6 },
    firstByteTime: { p50: 1e6, p90: 2e6, p99: 4e6, p999: 8e6, max: 9e6 },
    startDelay: { p50: 4e3, p90: 8e3, p99: 20e3, p999: 90e3, max: 1e5 },
    statusCodes: { '200': 500 },
    failures: {},
    bytesIn: 1000,
    bytesOut: 1000,
    seconds: 1,
    validity: 'valid',
    causes: [],
    ...changes,
  }
}

const latencies: LatencySummary = {
  total: 500e6,
  mean: 1e6,
  '50th': 1e6,
  '90th': 2e6,
  '95th': 3e6,
  '99th': 4e6,
  '99.9th': 8e6,
  max: 9e6,
  min: 5e5,
}
const noLatencies: LatencySummary = {
  total: 0,
  mean: 0,
  '50th': 0,
  '90th': 0,
  '95th': 0,
  '99th': 0,
  '99.9th': 0,
  max: 0,
  min: 0,
}

/** The report of a test in which everything went well. */
export function report(changes: Partial<Report> = {}): Report {
  return {
    testId: '42',
    name: 'Checkout',
    state: 'COMPLETED',
    outcome: { kind: 'passed', sentence: 'All thresholds passed.' },
    selection: { whole: true, from: 0, to: 10, targets: [], workers: [], percentiles: [], ledgerOf: 'test', completeOf: 'test' },
    complete: true,
    missing: [],
    verdict: {
      status: 'valid',
      reason: '',
      reasons: [],
      hits: 500,
      invalidHits: 0,
      degradedHits: 0,
      invalidShare: 0,
      degradedShare: 0,
      seconds: 10,
      invalidSeconds: 0,
      degradedSeconds: 0,
    },
    thresholds: [],
    planned: 500,
    ledger: { scheduled: 500, sent: 500, waiting: 0, abandoned: 0, skipped: 0, answered: 500, unanswered: 0, inFlight: 0, stored: 500, missing: 0 },
    latencies,
    response_time: latencies,
    failed_response_time: noLatencies,
    service_time: latencies,
    first_byte_time: latencies,
    start_delay: noLatencies,
    bytes_in: { total: 1000, mean: 2 },
    bytes_out: { total: 1000, mean: 2 },
    earliest: '2026-01-10T12:00:00Z',
    latest: '2026-01-10T12:00:10Z',
    end: '2026-01-10T12:00:10Z',
    duration: 10e9,
    wait: 1e6,
    requests: 500,
    rate: 50,
    throughput: 50,
    succeeded: 500,
    failed: 0,
    resent: 0,
    success: 1,
    status_codes: { '200': 500 },
    errors: [],
    failures: {},
    failure_samples: [],
    targets: [],
    workers: [],
    percentile_curve: { response_time: [], failed_response_time: [], service_time: [] },
    ...changes,
  }
}
