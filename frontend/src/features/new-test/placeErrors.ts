import type { AttackOption, FieldError } from '@/api/types'
import { fieldsOf, isLimited, LOAD_LIMIT, type FormErrors, type TestForm } from './form'
import { filledLines } from './thresholds'

const plainFields = ['name', 'targets', 'duration', 'workerCount', 'rateDistribution', 'rateWeights', 'onWorkerLoss', 'tags']

/** The parts of the form that decide which fields the page shows. */
type ShownForm = Pick<TestForm, 'thresholds' | 'further' | 'rateDistribution' | 'pacer'>

/** Assigns the master's errors to the fields they belong to, and returns the others as they are. */
export function placeErrors(refused: FieldError[], form: ShownForm, options: AttackOption[]): { errors: FormErrors; elsewhere: FieldError[] } {
  const errors: FormErrors = {}
  const elsewhere: FieldError[] = []
  for (const error of refused) {
    const field = placeOf(error.field, form, options)
    if (field === 'further') {
      errors.further = [errors.further, `${error.field.replace(/^attack\./, '')}: ${error.message}`].filter(Boolean).join('; ')
    } else if (field) {
      errors[field] = error.field.startsWith('targets[') ? `${targetText(error.field)}: ${error.message}` : error.message
    } else {
      elsewhere.push(error)
    }
  }
  return { errors, elsewhere }
}

/** Whether an error is shown at a field or a part of it. */
export function isPartOf(at: string, field: string): boolean {
  return at === field || at.startsWith(`${field}.`) || at.startsWith(`${field}[`)
}

function placeOf(field: string, form: ShownForm, options: AttackOption[]): string | undefined {
  if (field === 'pacer') {
    return 'pacer.type'
  }
  if (field.startsWith('pacer.')) {
    return field
  }
  if (isPartOf(field, 'thresholds')) {
    const line = filledLines(form.thresholds)[Number(/\d+/.exec(field)?.[0] ?? 0)]
    return line === undefined ? undefined : `thresholds[${line}]`
  }
  if (isPartOf(field, 'attack')) {
    return placeOfOption(field.replace(/^attack\.?/, ''), form, options) ?? (form.further.trim() === '' ? undefined : 'further')
  }
  // Nobody would see an error at a hidden field.
  return plainFields.find((known) => isPartOf(field, known) && (known !== 'rateWeights' || form.rateDistribution === 'weighted'))
}

function placeOfOption(path: string, form: ShownForm, options: AttackOption[]): string | undefined {
  if (isLimited(form.pacer) && isPartOf(path, LOAD_LIMIT)) {
    return LOAD_LIMIT
  }
  const option = fieldsOf(options, form.pacer).find(({ name }) => isPartOf(path, name))
  return option && `options.${option.name}`
}

/** "targets[2].url" counts from 0, people from 1. */
function targetText(field: string): string {
  const [, index, part] = /^targets\[(\d+)\](?:\.(.+))?$/.exec(field) ?? []
  return `Target ${Number(index) + 1}${part ? `, ${part}` : ''}`
}
