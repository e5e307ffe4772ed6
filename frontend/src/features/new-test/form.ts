import type { OnWorkerLoss, RateDistribution, Submission, TestView } from '@/api/types'
import type { FieldError } from '@/api/problem'
import { parseSeconds } from '@/format/durations'
import { parseRate, parseWeights } from './plan'
import { readTargets, toBase64, writeTargets } from './targets'

/** The form as it is typed. */
export interface TestForm {
  name: string
  targets: string
  rate: string
  duration: string
  workerCount: string
  rateDistribution: RateDistribution
  rateWeights: string
  onWorkerLoss: OnWorkerLoss
  timeout: string
  maxConnections: string
  keepalive: boolean
  insecure: boolean
  tags: string
}

export type FormErrors = Partial<Record<keyof TestForm, string>>

export function emptyForm(): TestForm {
  return {
    name: '',
    targets: '',
    rate: '50',
    duration: '30s',
    workerCount: '1',
    rateDistribution: 'shared',
    rateWeights: '',
    onWorkerLoss: 'rebalance',
    timeout: '30s',
    maxConnections: '0',
    keepalive: true,
    insecure: false,
    tags: '',
  }
}

/** The form of an earlier test. Headers and bodies of its targets are not part of what the master shows. */
export function formOf(test: TestView): TestForm {
  const options = test.options ?? {}
  return {
    name: test.name,
    targets: writeTargets(test.targets.map(({ method, url }) => ({ method, url, headers: [], body: '' }))),
    rate: String(test.ratePerSecond ?? ''),
    duration: durationText(test.durationNanos),
    workerCount: String(test.workerCount),
    rateDistribution: test.rateDistribution,
    rateWeights: (test.rateWeights ?? []).join(', '),
    onWorkerLoss: test.onWorkerLoss,
    timeout: durationText(options.timeoutNanos ?? 30e9),
    maxConnections: String(options.maxConnections ?? 0),
    keepalive: options.keepalive ?? true,
    insecure: options.insecure ?? false,
    tags: (test.tags ?? []).join(', '),
  }
}

/** What can be seen to be wrong before the master is asked, which has the last word. */
export function check(form: TestForm): FormErrors {
  const errors: FormErrors = {}
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
  if (!parseRate(form.rate)) {
    errors.rate = 'A number above 0, or a rate such as 100/m'
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
  return errors
}

/** What is sent: the targets as they were typed, for the master to read. */
export function submissionOf(form: TestForm): Submission {
  const rate = form.rate.trim()
  const tags = form.tags.split(',').map((tag) => tag.trim()).filter(Boolean)
  return {
    name: form.name.trim(),
    vegetaPayloadJson: JSON.stringify({
      timeout: goDuration(form.timeout),
      maxConnections: Number(form.maxConnections),
      keepalive: form.keepalive,
      insecure: form.insecure,
    }),
    durationSeconds: goDuration(form.duration),
    ratePerSecond: rate.includes('/') ? rate : Number(rate),
    targetsBase64: toBase64(form.targets),
    workerCount: Number(form.workerCount),
    rateDistribution: form.rateDistribution,
    ...(form.rateDistribution === 'weighted' ? { rateWeights: parseWeights(form.rateWeights) ?? [] } : {}),
    onWorkerLoss: form.onWorkerLoss,
    ...(tags.length > 0 ? { tags } : {}),
  }
}

const fieldOf: Record<string, keyof TestForm> = {
  name: 'name',
  targets: 'targets',
  targetsbase64: 'targets',
  ratepersecond: 'rate',
  rate: 'rate',
  pacer: 'rate',
  duration: 'duration',
  durationseconds: 'duration',
  workercount: 'workerCount',
  ratedistribution: 'rateDistribution',
  rateweights: 'rateWeights',
  onworkerloss: 'onWorkerLoss',
  timeout: 'timeout',
  maxconnections: 'maxConnections',
  keepalive: 'keepalive',
  insecure: 'insecure',
  tags: 'tags',
}

/** Puts the master's errors at the fields they belong to; the rest is returned as it is. */
export function placeErrors(refused: FieldError[]): { errors: FormErrors; elsewhere: FieldError[] } {
  const errors: FormErrors = {}
  const elsewhere: FieldError[] = []
  for (const error of refused) {
    const field = error.field
      .toLowerCase()
      .replaceAll('_', '')
      .split(/[.[\]]+/)
      .filter(Boolean)
      .map((part) => fieldOf[part])
      .findLast((known) => known !== undefined)
    if (field) {
      errors[field] = error.message
    } else {
      elsewhere.push(error)
    }
  }
  return { errors, elsewhere }
}

function goDuration(text: string): string {
  const trimmed = text.trim()
  return /^\d+(\.\d+)?$/.test(trimmed) ? `${trimmed}s` : trimmed
}

function durationText(nanos: number): string {
  return nanos % 1e9 === 0 ? `${nanos / 1e9}s` : `${nanos / 1e6}ms`
}
