import type { FieldError } from '@/api/types'
import type { FormErrors, TestForm } from './form'
import { filledLines } from './thresholds'

const plainFields = [
  'name', 'targets', 'duration', 'workerCount', 'rateDistribution', 'rateWeights', 'onWorkerLoss', 'tags',
  'timeout', 'redirects', 'maxConnections', 'maxInFlight',
]

/** The parts of the form that decide which fields the page shows. */
type ShownForm = Pick<TestForm, 'thresholds' | 'further' | 'rateDistribution'> & { pacer: { type: TestForm['pacer']['type'] } }

/** Assigns the master's errors to the fields they belong to, and returns the others as they are. */
export function placeErrors(refused: FieldError[], form: ShownForm): { errors: FormErrors; elsewhere: FieldError[] } {
  const errors: FormErrors = {}
  const elsewhere: FieldError[] = []
  for (const error of refused) {
    const field = placeOf(error.field, form)
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

function placeOf(field: string, form: ShownForm): string | undefined {
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
  const name = field.replace(/^attack\./, '')
  const plain = plainFields.find((known) => isPartOf(name, known) && isShown(known, form))
  return plain ?? (isPartOf(field, 'attack') && form.further.trim() !== '' ? 'further' : undefined)
}

/** Whether the page shows the field; nobody would see an error at a hidden one. */
function isShown(field: string, form: ShownForm): boolean {
  return field === 'maxInFlight' ? form.pacer.type === 'unpaced' : field !== 'rateWeights' || form.rateDistribution === 'weighted'
}

/** "targets[2].url" counts from 0, people from 1. */
function targetText(field: string): string {
  const [, index, part] = /^targets\[(\d+)\](?:\.(.+))?$/.exec(field) ?? []
  return `Target ${Number(index) + 1}${part ? `, ${part}` : ''}`
}
