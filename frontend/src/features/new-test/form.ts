import type { OnWorkerLoss, RateDistribution, Submission, TestView } from '@/api/types'
import { goDuration, parseSeconds } from '@/format/durations'
import { formatThreshold } from '@/format/thresholds'
import { checkPacer, emptyPacer, pacerFormOf, pacerOf, type PacerForm } from './pacers'
import { parseWeights } from './plan'
import { readTargets, targetObjects, writeTargets } from './targets'
import { thresholdsOf } from './thresholds'

/** The form as it is typed. */
export interface TestForm {
  name: string
  targets: string
  pacer: PacerForm
  duration: string
  workerCount: string
  rateDistribution: RateDistribution
  rateWeights: string
  onWorkerLoss: OnWorkerLoss
  timeout: string
  maxConnections: string
  /** Hits in flight at most; only as fast as possible needs it. */
  maxWorkers: string
  keepalive: boolean
  insecure: boolean
  tags: string
  /** One expression a line; those that are blank do not count. */
  thresholds: string[]
}

/** What is wrong, by field: a name of the form, or a part of one such as "pacer.steps[1].duration" or "thresholds[0]". */
export type FormErrors = Partial<Record<string, string>>

export function emptyForm(): TestForm {
  return {
    name: '',
    targets: '',
    pacer: emptyPacer(),
    duration: '30s',
    workerCount: '1',
    rateDistribution: 'shared',
    rateWeights: '',
    onWorkerLoss: 'rebalance',
    timeout: '30s',
    maxConnections: '0',
    maxWorkers: '10',
    keepalive: true,
    insecure: false,
    tags: '',
    thresholds: [],
  }
}

/** The form of an earlier test. Headers and bodies of its targets are not part of what the master shows. */
export function formOf(test: TestView): TestForm {
  const options = test.options ?? {}
  return {
    name: test.name,
    targets: writeTargets(test.targets.map(({ method, url }) => ({ method, url, headers: [], body: '' }))),
    pacer: pacerFormOf(test.pacer ?? { type: 'constant', ratePerSecond: test.ratePerSecond ?? 50 }),
    duration: durationText(test.durationNanos),
    workerCount: String(test.workerCount),
    rateDistribution: test.rateDistribution,
    rateWeights: (test.rateWeights ?? []).join(', '),
    onWorkerLoss: test.onWorkerLoss,
    timeout: durationText(options.timeoutNanos ?? 30e9),
    maxConnections: String(options.maxConnections ?? 0),
    maxWorkers: String(options.maxWorkers || 10),
    keepalive: options.keepalive ?? true,
    insecure: options.insecure ?? false,
    tags: (test.tags ?? []).join(', '),
    thresholds: (test.thresholds ?? []).map(formatThreshold),
  }
}

/** What can be seen to be wrong before the master is asked, which has the last word. */
export function check(form: TestForm): FormErrors {
  const errors: FormErrors = checkPacer(form.pacer)
  const workers = Number(form.workerCount)
  const seconds = parseSeconds(form.duration)
  const connections = Number(form.maxConnections)
  const { targets, problem } = readTargets(form.targets)
  if (form.name.trim() === '') {
    errors.name = 'Give the test a name'
  }
  if (problem !== '' || targets.length === 0) {
    errors.targets = problem || 'Name at least one target'
  }
  if (!seconds) {
    errors.duration = 'A duration such as 30s, 5m or 1h30m'
  }
  if (!Number.isInteger(workers) || workers < 1) {
    errors.workerCount = 'A whole number, 1 or more'
  }
  if (form.rateDistribution === 'weighted' && parseWeights(form.rateWeights)?.length !== workers) {
    errors.rateWeights = 'One number above 0 for each worker'
  }
  if (parseSeconds(form.timeout) === null) {
    errors.timeout = 'A duration such as 30s; 0 for none'
  }
  if (!Number.isInteger(connections) || connections < 0 || form.maxConnections.trim() === '') {
    errors.maxConnections = 'A whole number; 0 for no limit'
  }
  if (form.pacer.type === 'unpaced' && !(Number.isInteger(Number(form.maxWorkers)) && Number(form.maxWorkers) > 0)) {
    errors.maxWorkers = 'A whole number, 1 or more'
  }
  return errors
}

/** What is sent. */
export function submissionOf(form: TestForm): Submission {
  const tags = form.tags.split(',').map((tag) => tag.trim()).filter(Boolean)
  const thresholds = thresholdsOf(form.thresholds)
  return {
    name: form.name.trim(),
    pacer: pacerOf(form.pacer),
    duration: goDuration(form.duration),
    targets: targetObjects(form.targets),
    attack: {
      timeout: goDuration(form.timeout),
      maxConnections: Number(form.maxConnections),
      keepalive: form.keepalive,
      insecure: form.insecure,
      ...(form.pacer.type === 'unpaced' ? { maxWorkers: Number(form.maxWorkers) } : {}),
    },
    workerCount: Number(form.workerCount),
    rateDistribution: form.rateDistribution,
    ...(form.rateDistribution === 'weighted' ? { rateWeights: parseWeights(form.rateWeights) ?? [] } : {}),
    onWorkerLoss: form.onWorkerLoss,
    ...(tags.length > 0 ? { tags } : {}),
    ...(thresholds.length > 0 ? { thresholds } : {}),
  }
}

function durationText(nanos: number): string {
  return nanos % 1e9 === 0 ? `${nanos / 1e9}s` : `${nanos / 1e6}ms`
}
