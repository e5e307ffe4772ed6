import type { AttackOption } from '@/api/types'
import { goDuration, parseSeconds } from '@/format/durations'

/** Attack options as typed, by name; "true" and "false" of a box to tick. An option left out has its default. */
export type TypedOptions = Partial<Record<string, string>>

/** What the field of an option shows. */
export function typedText(option: AttackOption, typed: TypedOptions): string {
  return typed[option.name] ?? option.defaultValue ?? ''
}

export function isDefault(option: AttackOption, typed: TypedOptions): boolean {
  return typedText(option, typed).trim() === (option.defaultValue ?? '')
}

/** The help of an option, for the field of a test that several workers run. */
export function hintOf(option: AttackOption): string {
  return option.perWorker ? `${option.help} Per worker.` : option.help
}

/** What is wrong with the text of an option's field; empty if nothing is, or if only the master can tell. */
export function problemOfOption(option: AttackOption, text: string): string {
  if (text.trim() === '' && !option.defaultValue) {
    return ''
  }
  if (option.kind === 'duration' && parseSeconds(text) === null) {
    return 'A duration such as 500ms, 30s or 1m30s'
  }
  return option.kind === 'number' ? problemOfNumber(option, text) : ''
}

function problemOfNumber({ unit, minimum, maximum }: AttackOption, text: string): string {
  const number = Number(text)
  if (text.trim() !== '' && Number.isInteger(number) && number >= (minimum ?? -Infinity)) {
    return number > (maximum ?? Infinity) ? `${maximum} at most` : ''
  }
  const counted = unit ? `A whole number of ${unit}` : 'A whole number'
  return minimum === null ? counted : `${counted}, ${String(minimum).replace('-', '−')} or more`
}

/** The options that differ from their defaults, as the master takes them. */
export function valuesOf(options: AttackOption[], typed: TypedOptions): Record<string, unknown> {
  const changed = options.filter((option) => !isDefault(option, typed))
  return Object.fromEntries(changed.map((option) => [option.name, valueOf(option, typedText(option, typed))]))
}

function valueOf(option: AttackOption, text: string): unknown {
  switch (option.kind) {
    case 'flag':
      return text === 'true'
    case 'number':
      return Number(text)
    case 'duration':
      return goDuration(text)
    case 'lines':
      return text.split('\n').map((line) => line.trim()).filter(Boolean)
    case 'multiline':
      return text
    default:
      return text.trim()
  }
}

/** Parts what was submitted into what the fields of options can show and the rest. */
export function partOptions(options: AttackOption[], values: object): { typed: TypedOptions; rest: Record<string, unknown> } {
  const typed: TypedOptions = {}
  const rest: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(values)) {
    const option = options.find((known) => known.name === name)
    const text = option ? textOf(option, value) : null
    if (text === null) {
      rest[name] = value
    } else {
      typed[name] = text
    }
  }
  return { typed, rest }
}

/** A value as the option's field shows it; null if the field cannot. */
function textOf({ kind }: AttackOption, value: unknown): string | null {
  if (kind === 'lines') {
    const lines: unknown[] = Array.isArray(value) ? value : [null]
    return lines.every((line) => typeof line === 'string' && !line.includes('\n')) ? lines.join('\n') : null
  }
  return value === null || typeof value === 'object' ? null : String(value)
}
