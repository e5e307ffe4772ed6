import type { AttackOption, OnWorkerLoss, RateDistribution, TargetDocument, TestDocument, TestView } from '@/api/types'
import { goDuration, parseSeconds } from '@/format/durations'
import { formatThreshold } from '@/format/thresholds'
import { furtherText, problemOfFurther, readFurther } from './furtherOptions'
import { partOptions, problemOfOption, typedText, valuesOf, type TypedOptions } from './options'
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
  /** Most hits in flight of a test as fast as possible, which it limits. For others it is an option like the rest. */
  maxInFlight: string
  options: TypedOptions
  /** Attack options without a field in the form, as one JSON object; blank for none. */
  further: string
  tags: string
  /** One expression each; blank ones are ignored. */
  thresholds: string[]
}

/** Errors by field: a name of the form, or a part of one such as "pacer.steps[1].duration", "options.timeout" or "thresholds[0]". */
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
    maxInFlight: '10',
    options: {},
    further: '',
    tags: '',
    thresholds: [],
  }
}

/** The options that have a field of their own in the form of such a test. */
export function fieldsOf(options: AttackOption[], pacer: PacerForm): AttackOption[] {
  return options.filter(({ name, kind, fleet }) => fleet && kind !== 'json' && !(name === LOAD_LIMIT && isLimited(pacer)))
}

/** The option that a form asks for next to the pacer if it is what limits the load. */
export const LOAD_LIMIT = 'maxInFlight'

export function isLimited(pacer: Pick<PacerForm, 'type'>): boolean {
  return pacer.type === 'unpaced'
}

/** A saved form, perhaps of an older dashboard: missing fields are as in an empty form. */
export function restoredForm(kept: Partial<TestForm>): TestForm {
  const form = emptyForm()
  return { ...form, ...kept, pacer: { ...form.pacer, ...kept.pacer } }
}

/** The form for a test submitted earlier, with everything it contains. */
export function formOfDocument(document: TestDocument, options: AttackOption[]): TestForm {
  const form = emptyForm()
  const pacer = pacerFormOf(document.pacer)
  const attack = document.attack ?? {}
  const { maxInFlight: limit, ...unlimited } = attack
  const { typed, rest } = partOptions(fieldsOf(options, pacer), isLimited(pacer) ? unlimited : attack)
  return {
    ...form,
    name: document.name,
    targets: targetsText(document.targets),
    pacer,
    duration: String(document.duration),
    workerCount: String(document.workerCount ?? form.workerCount),
    rateDistribution: document.rateDistribution ?? form.rateDistribution,
    rateWeights: (document.rateWeights ?? []).join(', '),
    onWorkerLoss: document.onWorkerLoss ?? form.onWorkerLoss,
    maxInFlight: isLimited(pacer) && limit !== undefined ? String(limit) : form.maxInFlight,
    options: typed,
    further: furtherText(rest),
    tags: (document.tags ?? []).join(', '),
    thresholds: (document.thresholds ?? []).map(formatThreshold),
  }
}

/** The form for an earlier test with what everybody may see: no headers, bodies and options that may hold secrets. */
export function formOf(test: TestView, options: AttackOption[]): TestForm {
  const form = emptyForm()
  const pacer = test.pacer ? pacerFormOf(test.pacer) : form.pacer
  const shown = new Map(test.settings.map(({ name, typed }) => [name, typed]))
  const fields = fieldsOf(options, pacer).filter(({ name }) => shown.get(name))
  return {
    ...form,
    name: test.name,
    targets: targetsText(test.targets),
    pacer,
    duration: durationText(test.durationNanos),
    workerCount: String(test.workerCount),
    rateDistribution: test.rateDistribution,
    rateWeights: test.rateWeights.join(', '),
    onWorkerLoss: test.onWorkerLoss,
    maxInFlight: shown.get(LOAD_LIMIT) ?? form.maxInFlight,
    options: Object.fromEntries(fields.map(({ name }) => [name, shown.get(name) ?? ''])),
    tags: test.tags.join(', '),
    thresholds: test.thresholds.map(formatThreshold),
  }
}

/** Errors that can be found before asking the master, which has the last word. */
export function check(form: TestForm, options: AttackOption[]): FormErrors {
  const errors: FormErrors = checkPacer(form.pacer)
  const workers = Number(form.workerCount)
  const seconds = parseSeconds(form.duration)
  const further = problemOfFurther(form.further, namesElsewhere(options))
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
  for (const option of fieldsOf(options, form.pacer)) {
    const problem = problemOfOption(option, typedText(option, form.options))
    if (problem !== '') {
      errors[`options.${option.name}`] = problem
    }
  }
  if (further !== '') {
    errors.further = further
  }
  if (isLimited(form.pacer) && !(Number.isInteger(Number(form.maxInFlight)) && Number(form.maxInFlight) > 0)) {
    errors.maxInFlight = 'A whole number, 1 or more'
  }
  return errors
}

/** All names of the attack options that have their own field, whatever the pacer. */
function namesElsewhere(options: AttackOption[]): string[] {
  return fieldsOf(options, emptyPacer()).flatMap(({ name, aliases }) => [name, ...aliases])
}

/** The body to submit. */
export function documentOf(form: TestForm, options: AttackOption[]): TestDocument {
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
      ...valuesOf(fieldsOf(options, form.pacer), form.options),
      ...(isLimited(form.pacer) ? { [LOAD_LIMIT]: Number(form.maxInFlight) } : {}),
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
export function plannedDocumentOf(form: TestForm, options: AttackOption[]): TestDocument | null {
  const { pacer, duration, workerCount, rateDistribution, rateWeights, maxInFlight, further } = form
  const planned: TestForm = {
    ...emptyForm(),
    ...{ pacer, duration, workerCount, rateDistribution, rateWeights, maxInFlight, further, options: form.options },
    name: 'Plan',
    targets: 'GET http://127.0.0.1/',
  }
  if (Object.keys(check(planned, options)).length > 0) {
    return null
  }
  const document = documentOf(planned, options)
  if (document.attack?.lazy !== true) {
    return document
  }
  // One pass over the targets is as long as they are many.
  const asked: TestForm = { ...planned, targets: form.targets }
  return Object.keys(check(asked, options)).length > 0 ? null : documentOf(asked, options)
}

function durationText(nanos: number): string {
  return nanos % 1e9 === 0 ? `${nanos / 1e9}s` : `${nanos / 1e6}ms`
}
