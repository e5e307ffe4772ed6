import type { AttackOptions, OnWorkerLoss, RateDistribution, TargetDocument, TestDocument, TestView } from '@/api/types'
import { goDuration, parseSeconds } from '@/format/durations'
import { formatThreshold } from '@/format/thresholds'
import { furtherText, problemOfFurther, readFurther } from './furtherOptions'
import { checkPacer, emptyPacer, pacerFormOf, pacerOf, type PacerForm } from './pacers'
import { readTargets, targetObjects, targetsText } from './targets'
import { thresholdsOf } from './thresholds'
import { parseWeights } from './weights'

/** The form as typed. */
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
  /** −1 does not follow redirects: the redirect is the response. */
  redirects: string
  maxConnections: string
  /** Most hits in flight; required only for as fast as possible. */
  maxInFlight: string
  keepalive: boolean
  insecure: boolean
  http2: boolean
  /** Attack options without a field in the form, as one JSON object; blank for none. */
  further: string
  tags: string
  /** One expression each; blank ones are ignored. */
  thresholds: string[]
}

/** Errors by field: a name of the form, or a part of one such as "pacer.steps[1].duration" or "thresholds[0]". */
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
    redirects: '10',
    maxConnections: '0',
    maxInFlight: '10',
    keepalive: true,
    insecure: false,
    http2: true,
    further: '',
    tags: '',
    thresholds: [],
  }
}

/** A saved form, perhaps of an older dashboard: missing fields are as in an empty form. */
export function restoredForm(kept: Partial<TestForm>): TestForm {
  const form = emptyForm()
  return { ...form, ...kept, pacer: { ...form.pacer, ...kept.pacer } }
}

/** The form for a test submitted earlier, with everything it contains. */
export function formOfDocument(document: TestDocument): TestForm {
  const form = emptyForm()
  const { timeout, redirects, keepalive, insecure, http2, maxConnections, maxInFlight, ...further } = document.attack ?? {}
  const limited = document.pacer.type === 'unpaced'
  return {
    ...form,
    name: document.name,
    targets: targetsText(document.targets),
    pacer: pacerFormOf(document.pacer),
    duration: String(document.duration),
    workerCount: String(document.workerCount ?? form.workerCount),
    rateDistribution: document.rateDistribution ?? form.rateDistribution,
    rateWeights: (document.rateWeights ?? []).join(', '),
    onWorkerLoss: document.onWorkerLoss ?? form.onWorkerLoss,
    timeout: String(timeout ?? form.timeout),
    redirects: String(redirects ?? form.redirects),
    maxConnections: String(maxConnections ?? form.maxConnections),
    maxInFlight: limited && maxInFlight !== undefined ? String(maxInFlight) : form.maxInFlight,
    keepalive: keepalive ?? form.keepalive,
    insecure: insecure ?? form.insecure,
    http2: http2 ?? form.http2,
    further: furtherText(limited || maxInFlight === undefined ? further : { maxInFlight, ...further }),
    tags: (document.tags ?? []).join(', '),
    thresholds: (document.thresholds ?? []).map(formatThreshold),
  }
}

/** The form for an earlier test with what everybody may see: no headers, bodies and options that may hold secrets. */
export function formOf(test: TestView): TestForm {
  const form = emptyForm()
  const options = test.options
  return {
    ...form,
    name: test.name,
    targets: targetsText(test.targets),
    pacer: test.pacer ? pacerFormOf(test.pacer) : form.pacer,
    duration: durationText(test.durationNanos),
    workerCount: String(test.workerCount),
    rateDistribution: test.rateDistribution,
    rateWeights: test.rateWeights.join(', '),
    onWorkerLoss: test.onWorkerLoss,
    ...(options ? optionFields(options) : {}),
    tags: test.tags.join(', '),
    thresholds: test.thresholds.map(formatThreshold),
  }
}

/** The fields for options that everybody may see. */
function optionFields(options: AttackOptions): Partial<TestForm> {
  const { idleTimeoutNanos, maxConnectionAgeNanos } = options
  return {
    timeout: durationText(options.timeoutNanos),
    redirects: String(options.redirects),
    maxConnections: String(options.maxConnections),
    maxInFlight: String(options.maxWorkers || 10),
    keepalive: options.keepalive,
    insecure: options.insecure,
    further: furtherText({
      ...(idleTimeoutNanos ? { idleTimeout: durationText(idleTimeoutNanos) } : {}),
      ...(maxConnectionAgeNanos ? { maxConnectionAge: durationText(maxConnectionAgeNanos) } : {}),
    }),
  }
}

/** Errors that can be found before asking the master, which has the last word. */
export function check(form: TestForm): FormErrors {
  const errors: FormErrors = checkPacer(form.pacer)
  const workers = Number(form.workerCount)
  const seconds = parseSeconds(form.duration)
  const connections = Number(form.maxConnections)
  const redirects = Number(form.redirects)
  const further = problemOfFurther(form.further, ownOptions(form))
  const { targets, problem } = readTargets(form.targets)
  if (form.name.trim() === '') {
    errors.name = 'Give the test a name'
  }
  if (problem !== '' || targets.length === 0) {
    errors.targets = problem || 'Enter at least one target'
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
  if (!Number.isInteger(redirects) || redirects < -1 || form.redirects.trim() === '') {
    errors.redirects = 'A whole number; −1 to treat a redirect as the response'
  }
  if (further !== '') {
    errors.further = further
  }
  if (form.pacer.type === 'unpaced' && !(Number.isInteger(Number(form.maxInFlight)) && Number(form.maxInFlight) > 0)) {
    errors.maxInFlight = 'A whole number, 1 or more'
  }
  return errors
}

/** Attack options that have their own field. */
function ownOptions(form: TestForm): string[] {
  const always = ['timeout', 'redirects', 'maxConnections', 'keepalive', 'insecure', 'http2']
  return form.pacer.type === 'unpaced' ? [...always, 'maxInFlight', 'maxWorkers'] : always
}

/** The body to submit. */
export function documentOf(form: TestForm): TestDocument {
  const tags = form.tags.split(',').map((tag) => tag.trim()).filter(Boolean)
  const thresholds = thresholdsOf(form.thresholds)
  return {
    name: form.name.trim(),
    pacer: pacerOf(form.pacer),
    duration: goDuration(form.duration),
    // As written by the user; the master reports what is wrong with it.
    targets: targetObjects(form.targets) as TargetDocument[],
    attack: {
      ...readFurther(form.further),
      timeout: goDuration(form.timeout),
      redirects: Number(form.redirects),
      maxConnections: Number(form.maxConnections),
      keepalive: form.keepalive,
      insecure: form.insecure,
      http2: form.http2,
      ...(form.pacer.type === 'unpaced' ? { maxInFlight: Number(form.maxInFlight) } : {}),
    },
    workerCount: Number(form.workerCount),
    rateDistribution: form.rateDistribution,
    ...(form.rateDistribution === 'weighted' ? { rateWeights: parseWeights(form.rateWeights) ?? [] } : {}),
    onWorkerLoss: form.onWorkerLoss,
    ...(tags.length > 0 ? { tags } : {}),
    ...(thresholds.length > 0 ? { thresholds } : {}),
  }
}

/**
 * What the master is asked to plan: all that a plan depends on, with stand-ins for the rest, which may not be typed yet. Null
 * while a field that it depends on cannot be read.
 */
export function plannedDocumentOf(form: TestForm): TestDocument | null {
  const { pacer, duration, workerCount, rateDistribution, rateWeights, maxInFlight, further } = form
  const planned: TestForm = {
    ...emptyForm(),
    ...{ pacer, duration, workerCount, rateDistribution, rateWeights, maxInFlight, further },
    name: 'Plan',
    targets: 'GET http://127.0.0.1/',
  }
  if (Object.keys(check(planned)).length > 0) {
    return null
  }
  if (!readFurther(further).lazy) {
    return documentOf(planned)
  }
  // One pass over the targets is as long as they are many.
  const asked: TestForm = { ...planned, targets: form.targets }
  return Object.keys(check(asked)).length > 0 ? null : documentOf(asked)
}

function durationText(nanos: number): string {
  return nanos % 1e9 === 0 ? `${nanos / 1e9}s` : `${nanos / 1e6}ms`
}
