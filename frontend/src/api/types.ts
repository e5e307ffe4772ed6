// What the master's REST API sends and takes. Fields named …Nanos are whole nanoseconds, instants are ISO 8601.
// A field the master has nothing for is null or left out; both are Absent.

export type Absent = null | undefined

export type TestState = 'PENDING' | 'RUNNING' | 'STOPPING' | 'COMPLETED' | 'PARTIALLY_FAILED' | 'FAILED' | 'STOPPED'
export type WorkerState = 'READY' | 'BUSY' | 'FINISHING' | 'ERROR' | 'OFFLINE'
export type RateDistribution = 'shared' | 'same' | 'weighted' | 'ramped' | 'burst'
export type OnWorkerLoss = 'rebalance' | 'continue' | 'abort'

export interface User {
  username: string
  role: string
}

export interface Login {
  token: string
  expiresAt: string
  user: User
}

export interface TestTarget {
  name?: string | Absent
  method: string
  url: string
}

export interface AttackOptions {
  timeoutNanos?: number | Absent
  redirects?: number | Absent
  keepalive?: boolean | Absent
  insecure?: boolean | Absent
  connections?: number | Absent
  maxConnections?: number | Absent
  /** Absent when it was not set, as the next is. */
  idleTimeoutNanos?: number | Absent
  maxConnectionAgeNanos?: number | Absent
  workers?: number | Absent
  maxWorkers?: number | Absent
}

/** One worker's part of a test. */
export interface Attack {
  workerId: string
  epoch: number
  weight: number
  phase: number
  cutOverNanos?: number | Absent
  /** Why the worker was lost; empty when it was not. */
  lost?: string | Absent
}

/** Hits per second, or hits per duration such as "100/m". */
export type Rate = number | string

/** The arrival schedule of a test, as it is submitted and shown. Durations are texts such as "30s". */
export type Pacer =
  | { type: 'constant'; ratePerSecond: Rate }
  | { type: 'linear'; startRatePerSecond: Rate; slopePerSecond: number }
  | { type: 'sine'; meanRatePerSecond: Rate; amplitudePerSecond: Rate; period: string; offsetRadians: number }
  | { type: 'stepped'; steps: { ratePerSecond: Rate; duration: string }[] }
  | { type: 'poisson'; ratePerSecond: Rate; seed?: number | Absent }
  | { type: 'unpaced' }

/** What must hold of a test's results. */
export interface ThresholdView {
  expression: string
  abort: boolean
  after?: string | Absent
}

/** What came of a threshold. */
export interface ThresholdOutcome {
  expression: string
  passed: boolean
  /** Absent when there was nothing to judge it by; then it has not passed. */
  actual?: number | Absent
  /** What was measured, such as "was 312ms". */
  text: string
  /** The test was stopped because of it. */
  aborted: boolean
}

export type OutcomeKind = 'passed' | 'failed' | 'no_thresholds' | 'not_trustworthy' | 'stopped'

/** What a test that has ended comes to: the same wherever it is shown. */
export interface TestOutcome {
  kind: OutcomeKind
  sentence: string
}

export interface TestView {
  testId: string
  name: string
  state: TestState
  /** Absent until it has ended. */
  outcome?: TestOutcome | Absent
  reason?: string | Absent
  submittedBy?: string | Absent
  submittedAt: string
  startsAt?: string | Absent
  endedAt?: string | Absent
  durationNanos: number
  pacer?: Pacer | Absent
  /** At the first instant; absent for as fast as possible. */
  ratePerSecond?: number | Absent
  workerCount: number
  rateDistribution: RateDistribution
  rateWeights?: number[] | Absent
  onWorkerLoss: OnWorkerLoss
  tags?: string[] | Absent
  /** Absent when their number is open. */
  plannedHits?: number | Absent
  /** In lists the first ones alone. */
  targets: TestTarget[]
  /** How many there are; 0 when the test cannot be read, and reason says so. */
  targetCount?: number | Absent
  options?: AttackOptions | Absent
  attacks?: Attack[] | Absent
  queuePosition?: number | Absent
  thresholds?: ThresholdView[] | Absent
}

export interface TestPage {
  tests: TestView[]
  nextCursor?: string | Absent
  total: number
}

export interface Quantiles {
  p50: number
  p90: number
  p99: number
  p999: number
  max: number
}

/** What all workers together measured of the hits that were due in one second of a test. */
export interface Point {
  second: number
  target?: number | Absent
  scheduled: number
  sent: number
  answered: number
  unanswered: number
  abandoned: number
  /** Of the hits that were due in it, those that succeeded, and all others that ended. */
  succeeded: number
  failed: number
  /** Hits that ended in it, whenever they were due. */
  completions: { succeeded: number; failed: number }
  waiting: number
  inFlight: number
  connections: number
  workers: number
  partial: boolean
  /** Of the hits that succeeded, as service and first byte time are. */
  responseTime?: Quantiles | Absent
  failedResponseTime?: Quantiles | Absent
  serviceTime?: Quantiles | Absent
  firstByteTime?: Quantiles | Absent
  startDelay?: Quantiles | Absent
  statusCodes?: Record<string, number> | Absent
  failures?: Record<string, number> | Absent
  bytesIn?: number | Absent
  bytesOut?: number | Absent
  /** How many seconds it stands for, 1 unless it is a coarser one. */
  seconds?: number | Absent
  /** The worst that a worker's second in it was. */
  validity?: Verdict | Absent
  causes?: string[] | Absent
}

export interface TestEvent {
  at: string
  second?: number | Absent
  kind: string
  text: string
}

/** Some seconds of a test, coarser where they are many. */
export interface TimeSeries {
  /** Seconds each point stands for. */
  resolution: number
  points: Point[]
}

/** Seconds of a test: from the first to before the last. */
export interface TestWindow {
  from: number
  to: number
}

export interface LiveSnapshot {
  test: TestView
  points: Point[]
  events?: TestEvent[] | Absent
}

export type Verdict = 'valid' | 'degraded' | 'invalid'

/** Whether the load generator was fit to be believed, and in how many of its seconds it was not. */
export interface VerdictReport {
  status: Verdict
  reason?: string | Absent
  reasons?: string[] | Absent
  hits?: number | Absent
  invalidHits?: number | Absent
  degradedHits?: number | Absent
  invalidShare?: number | Absent
  degradedShare?: number | Absent
  seconds?: number | Absent
  invalidSeconds?: number | Absent
  degradedSeconds?: number | Absent
}

export interface Ledger {
  scheduled: number
  sent: number
  waiting: number
  abandoned: number
  answered: number
  unanswered: number
  inFlight: number
  stored?: number | Absent
  missing?: number | Absent
}

/** Times in nanoseconds. */
export interface LatencySummary {
  total: number
  mean: number
  '50th': number
  '90th': number
  '95th': number
  '99th': number
  '99.9th': number
  max: number
  min: number
}

/** Failures that were kept: of one second, or, from the first to the last second, all with one text. */
/** Failures with one text. */
export interface FailureSample {
  kind: string
  text: string
  /** Of those that were kept: workers keep the first few of each second. */
  count: number
  firstSecondOfTest: number
  lastSecondOfTest: number
}

export interface TargetReport {
  name: string
  requests: number
  succeeded: number
  failed: number
  success: number
  response_time?: LatencySummary | Absent
  failed_response_time?: LatencySummary | Absent
  status_codes?: Record<string, number> | Absent
  failures?: Record<string, number> | Absent
}

export interface WorkerReport {
  workerId: string
  planned?: number | Absent
  ledger?: Ledger | Absent
  startSkewNanos?: number | Absent
  clockUncertaintyNanos?: number | Absent
  lostIntervals?: number | Absent
  succeeded: number
  failed: number
  response_time?: LatencySummary | Absent
  failed_response_time?: LatencySummary | Absent
  reason?: string | Absent
  verdict?: VerdictReport | Absent
}

/** A point of a percentile curve: the share of hits at or below a time, and how many those are. */
export interface CurvePoint {
  percentile: number
  valueNanos: number
  count: number
}

/** Vegeta's metrics, extended; its key names stay as they are. */
export interface Report {
  testId: string
  name: string
  state: TestState
  outcome?: TestOutcome | Absent
  selection?: { whole: boolean; from: number; to: number } | Absent
  complete: boolean
  missing?: string[] | Absent
  verdict?: VerdictReport | Absent
  /** Of the whole test, whatever is selected. */
  thresholds?: ThresholdOutcome[] | Absent
  planned?: number | Absent
  ledger: Ledger
  /** Response times of all hits that ended, as Vegeta has them. */
  latencies?: LatencySummary | Absent
  /** Of those that succeeded. */
  response_time?: LatencySummary | Absent
  failed_response_time?: LatencySummary | Absent
  service_time?: LatencySummary | Absent
  first_byte_time?: LatencySummary | Absent
  start_delay?: LatencySummary | Absent
  bytes_in?: { total: number; mean: number } | Absent
  bytes_out?: { total: number; mean: number } | Absent
  earliest?: string | Absent
  latest?: string | Absent
  end?: string | Absent
  duration?: number | Absent
  wait?: number | Absent
  requests: number
  rate: number
  throughput: number
  succeeded: number
  failed: number
  resent?: number | Absent
  success: number
  status_codes?: Record<string, number> | Absent
  errors?: string[] | Absent
  failures?: Record<string, number> | Absent
  failure_samples?: FailureSample[] | Absent
  targets?: TargetReport[] | Absent
  workers?: WorkerReport[] | Absent
  percentile_curve?:
    | {
        response_time?: CurvePoint[] | Absent
        failed_response_time?: CurvePoint[] | Absent
        service_time?: CurvePoint[] | Absent
      }
    | Absent
}

export interface Fleet {
  total: number
  ready: number
  busy: number
  offline: number
  error: number
}

export interface Dashboard {
  workers: Fleet
  activeTests: TestView[]
  recentTests: TestView[]
}

export interface WorkerHealth {
  startDelayP99Nanos: number
  loopLagNanos: number
  cpuCores: number
  heapBytes: number
  gcPauseNanos: number
  unsentResults: number
  lostResults: number
  releaseDelayP99Nanos?: number | Absent
  cpuLimitCores?: number | Absent
  throttledNanos?: number | Absent
}

export interface WorkerView {
  workerId: string
  address: string
  version?: string | Absent
  cores?: number | Absent
  state: WorkerState
  reason?: string | Absent
  testId?: string | Absent
  weight?: number | Absent
  lastSeenAt?: string | Absent
  achievedRatePerSecond?: number | Absent
  clockOffsetNanos?: number | Absent
  clockUncertaintyNanos?: number | Absent
  health?: WorkerHealth | Absent
}

/** The options of an attack by the names that the master knows them by; those that are left out have their defaults. */
export interface AttackDocument {
  timeout?: string | number
  redirects?: number
  keepalive?: boolean
  insecure?: boolean
  http2?: boolean
  maxConnections?: number
  maxWorkers?: number | string
  [option: string]: unknown
}

/** The body of POST /api/tests, and what the master gives back of an earlier one. */
export interface TestDocument {
  name: string
  pacer: Pacer
  duration: string
  /** Targets as objects, with whatever else a user wrote into them. */
  targets: object[]
  attack?: AttackDocument | Absent
  workerCount?: number | Absent
  rateDistribution?: RateDistribution | Absent
  rateWeights?: number[] | Absent
  onWorkerLoss?: OnWorkerLoss | Absent
  tags?: string[] | Absent
  thresholds?: string[] | Absent
}

export type ComparisonVerdict = 'worse' | 'better' | 'no difference found' | 'too little data'

/** A test's figures, as in its report; failures are a share of its hits. */
export interface ComparedTest {
  testId: string
  name: string
  state: TestState
  outcome?: TestOutcome | Absent
  startsAt: string | Absent
  verdict: Verdict
  verdictReason: string
  complete: boolean
  requests: number
  rate: number
  throughput: number
  failures: number
  responseTime: { p50: number; p90: number; p99: number; 'p99.9': number }
}

/** How a figure of a test differs from the reference's; relative numbers are shares of the reference. */
export interface FigureDifference {
  figure: string
  unit: 'nanos' | 'share' | 'perSecond'
  reference: number
  value: number
  difference: number
  low: number | Absent
  high: number | Absent
  relativeDifference: number | Absent
  relativeLow: number | Absent
  relativeHigh: number | Absent
  verdict: ComparisonVerdict
}

export interface ComparedPair {
  testId: string
  verdict: ComparisonVerdict
  figures: FigureDifference[]
}

/** The first test is the reference. */
export interface Comparison {
  confidence: number
  tolerance: number
  tests: ComparedTest[]
  comparisons: ComparedPair[]
  notes: string[]
}
