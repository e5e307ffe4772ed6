import type { FieldError } from '@/api/problem'
import type { FormErrors } from './form'
import { filledLines } from './thresholds'

const plainFields = [
  'name', 'targets', 'duration', 'workerCount', 'rateDistribution', 'rateWeights', 'onWorkerLoss', 'tags',
  'timeout', 'maxConnections', 'maxWorkers', 'keepalive', 'insecure',
]

/** Puts the master's errors at the fields they belong to; the rest is returned as it is. */
export function placeErrors(refused: FieldError[], thresholds: string[]): { errors: FormErrors; elsewhere: FieldError[] } {
  const errors: FormErrors = {}
  const elsewhere: FieldError[] = []
  for (const error of refused) {
    const field = placeOf(error.field, thresholds)
    if (field) {
      errors[field] = error.field.startsWith('targets[') ? `${targetText(error.field)}: ${error.message}` : error.message
    } else {
      elsewhere.push(error)
    }
  }
  return { errors, elsewhere }
}

/** Whether an error is said at a field or at a part of it. */
export function isPartOf(at: string, field: string): boolean {
  return at === field || at.startsWith(`${field}.`) || at.startsWith(`${field}[`)
}

function placeOf(field: string, thresholds: string[]): string | undefined {
  if (field === 'pacer') {
    return 'pacer.type'
  }
  if (field.startsWith('pacer.')) {
    return field
  }
  if (isPartOf(field, 'thresholds')) {
    const line = filledLines(thresholds)[Number(/\d+/.exec(field)?.[0] ?? 0)]
    return line === undefined ? undefined : `thresholds[${line}]`
  }
  const name = field.replace(/^attack\./, '')
  return plainFields.find((known) => isPartOf(name, known))
}

/** "targets[2].url" counts from 0, people from 1. */
function targetText(field: string): string {
  const [, index, part] = /^targets\[(\d+)\](?:\.(.+))?$/.exec(field) ?? []
  return `Target ${Number(index) + 1}${part ? `, ${part}` : ''}`
}
