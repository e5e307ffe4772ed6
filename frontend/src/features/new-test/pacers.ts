import type { Pacer, Rate } from '@/api/types'
import { goDuration, parseSeconds } from '@/format/durations'
import { parseRate } from './rates'

/** The fields of all pacers as typed, under the master's names. */
export interface PacerForm {
  type: Pacer['type']
  /** For the constant and the Poisson pacer. */
  ratePerSecond: string
  startRatePerSecond: string
  slopePerSecond: string
  meanRatePerSecond: string
  amplitudePerSecond: string
  period: string
  offsetRadians: string
  /** Empty to let the master choose a random one. */
  seed: string
  steps: { ratePerSecond: string; duration: string }[]
}

export function emptyPacer(): PacerForm {
  return {
    type: 'constant',
    ratePerSecond: '50',
    startRatePerSecond: '10',
    slopePerSecond: '5',
    meanRatePerSecond: '50',
    amplitudePerSecond: '25',
    period: '15s',
    offsetRadians: '0',
    seed: '',
    steps: [
      { ratePerSecond: '10', duration: '10s' },
      { ratePerSecond: '50', duration: '10s' },
      { ratePerSecond: '100', duration: '10s' },
    ],
  }
}

/** The pacer to submit: only the fields of the chosen type. */
export function pacerOf(form: PacerForm): Pacer {
  switch (form.type) {
    case 'linear':
      return { type: 'linear', startRatePerSecond: rateOf(form.startRatePerSecond), slopePerSecond: Number(form.slopePerSecond) }
    case 'sine':
      return {
        type: 'sine',
        meanRatePerSecond: rateOf(form.meanRatePerSecond),
        amplitudePerSecond: rateOf(form.amplitudePerSecond),
        period: goDuration(form.period),
        offsetRadians: Number(form.offsetRadians),
      }
    case 'stepped':
      return {
        type: 'stepped',
        steps: form.steps.map((step) => ({ ratePerSecond: rateOf(step.ratePerSecond), duration: goDuration(step.duration) })),
      }
    case 'poisson':
      return {
        type: 'poisson',
        ratePerSecond: rateOf(form.ratePerSecond),
        ...(form.seed.trim() === '' ? {} : { seed: Number(form.seed) }),
      }
    case 'unpaced':
      return { type: 'unpaced' }
    default:
      return { type: 'constant', ratePerSecond: rateOf(form.ratePerSecond) }
  }
}

/** The form for an earlier test's pacer; fields that this pacer lacks are as in an empty form. */
export function pacerFormOf(pacer: Pacer): PacerForm {
  const form = emptyPacer()
  if (pacer.type === 'stepped') {
    form.type = 'stepped'
    form.steps = pacer.steps.map((step) => ({ ratePerSecond: String(step.ratePerSecond), duration: String(step.duration) }))
    return form
  }
  return Object.assign(form, Object.fromEntries(Object.entries(pacer).map(([name, value]) => [name, String(value ?? '')])))
}

/** Errors that can be found in the chosen pacer, by the field that the master would name. */
export function checkPacer(form: PacerForm): Record<string, string> {
  const wrong = Object.entries(problemsOf(form)).filter(([, problem]) => problem !== '')
  return Object.fromEntries(wrong.map(([field, problem]) => [`pacer.${field}`, problem]))
}

function problemsOf(form: PacerForm): Record<string, string> {
  switch (form.type) {
    case 'linear':
      return {
        startRatePerSecond: rateOrZero(form.startRatePerSecond),
        slopePerSecond:
          number(form.slopePerSecond) ||
          (parseRate(form.startRatePerSecond) === 0 && Number(form.slopePerSecond) <= 0
            ? 'Above 0 if the rate begins at 0'
            : ''),
      }
    case 'sine':
      return {
        meanRatePerSecond: rate(form.meanRatePerSecond),
        amplitudePerSecond:
          rateOrZero(form.amplitudePerSecond) ||
          ((parseRate(form.amplitudePerSecond) ?? 0) >= (parseRate(form.meanRatePerSecond) ?? Infinity)
            ? 'Below the mean rate'
            : ''),
        period: duration(form.period),
        offsetRadians: number(form.offsetRadians),
      }
    case 'stepped':
      return problemsOfSteps(form.steps)
    case 'poisson':
      return {
        ratePerSecond: rate(form.ratePerSecond),
        seed: Number.isSafeInteger(Number(form.seed)) ? '' : 'A whole number of at most 15 digits',
      }
    case 'unpaced':
      return {}
    default:
      return { ratePerSecond: rate(form.ratePerSecond) }
  }
}

function problemsOfSteps(steps: PacerForm['steps']): Record<string, string> {
  const problems: Record<string, string> = {}
  steps.forEach((step, i) => {
    problems[`steps[${i}].ratePerSecond`] = rateOrZero(step.ratePerSecond)
    problems[`steps[${i}].duration`] = duration(step.duration)
  })
  if (!steps.some((step) => parseRate(step.ratePerSecond) !== 0)) {
    problems.steps = 'At least one step must have a rate above 0'
  }
  return problems
}

const rate = (text: string) => (parseRate(text) ? '' : 'A number above 0, or a rate such as 100/m')
const rateOrZero = (text: string) => (parseRate(text) === null ? 'A number, or a rate such as 100/m' : '')
const duration = (text: string) => (parseSeconds(text) ? '' : 'A duration such as 30s, 5m or 1h30m')
const number = (text: string) => (text.trim() !== '' && Number.isFinite(Number(text)) ? '' : 'A number')

function rateOf(text: string): Rate {
  const trimmed = text.trim()
  return trimmed.includes('/') ? trimmed : Number(trimmed)
}
