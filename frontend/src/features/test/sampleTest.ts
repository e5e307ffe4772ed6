import type { Point, Report, TestView } from '@/api/types'

/** A running test for specs, with what matters to one spec put in its place. */
export function testView(changes: Partial<TestView> = {}): TestView {
  return {
    testId: '0f8fad5b-d9cb-469f-a165-70867728950e',
    name: 'Checkout',
    state: 'RUNNING',
    submittedBy: 'admin',
    submittedAt: '2026-01-10T11:59:58Z',
    startsAt: '2026-01-10T12:00:00Z',
    durationNanos: 10e9,
    pacer: { type: 'constant', ratePerSecond: 500 },
    ratePerSecond: 500,
    workerCount: 2,
    rateDistribution: 'shared',
    onWorkerLoss: 'rebalance',
    plannedHits: 5000,
    targets: [{ method: 'GET', url: 'http://127.0.0.1:8080/' }],
    ...changes,
  }
}

/** One second of it, in which everything went well. */
export function point(second: number, changes: Partial<Point> = {}): Point {
  return {
    second,
    target: 500,
    scheduled: 500,
    sent: 500,
    answered: 500,
    unanswered: 0,
    abandoned: 0,
    succeeded: 500,
    failed: 0,
    completions: { succeeded: 500, failed: 0 },
    waiting: 0,
    inFlight: 3,
    connections: 10,
    workers: 2,
    partial: false,
    responseTime: { p50: 1e6, p90: 2e6, p99: 4e6, p999: 8e6, max: 9e6 },
    serviceTime: { p50: 1e6, p90: 2e6, p99: 4e6, p999: 8e6, max: 9e6 },
    startDelay: { p50: 4e3, p90: 8e3, p99: 20e3, p999: 90e3, max: 1e5 },
    statusCodes: { '200': 500 },
    failures: {},
    bytesIn: 1000,
    bytesOut: 1000,
    ...changes,
  }
}

/** The report of a test in which everything went well. */
export function report(changes: Partial<Report> = {}): Report {
  return {
    testId: '42',
    name: 'Checkout',
    state: 'COMPLETED',
    complete: true,
    missing: [],
    verdict: { status: 'valid', reason: '' },
    planned: 500,
    ledger: { scheduled: 500, sent: 500, waiting: 0, abandoned: 0, answered: 500, unanswered: 0, inFlight: 0, stored: 500, missing: 0 },
    requests: 500,
    rate: 50,
    throughput: 50,
    succeeded: 500,
    failed: 0,
    success: 1,
    ...changes,
  }
}
