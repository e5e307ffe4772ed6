import { reactive, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { fetchOptions } from '@/api/options'
import { Problem } from '@/api/problem'
import { fetchTest, fetchTestDocument, submitTest } from '@/api/tests'
import type { AttackOption, Plan } from '@/api/types'
import { check, documentOf, emptyForm, formOf, formOfDocument, restoredForm, type FormErrors, type TestForm } from './form'
import type { PacerForm } from './pacers'
import { isPartOf, placeErrors } from './placeErrors'
import { useDraft } from './useDraft'
import { usePlan } from './usePlan'

/** The earlier test that a form was filled from. */
export interface Origin {
  name: string
  /** Headers, bodies and some options are missing because this user may not see them. */
  partial: boolean
}

/** Errors that belong to no field. */
export interface Refusal {
  title: string
  message: string
}

export interface NewTest {
  form: TestForm
  /** The attack options to ask for; null until the master has told them. */
  options: ShallowRef<AttackOption[] | null>
  /** Why they are not known. */
  optionsProblem: ShallowRef<Problem | null>
  loadOptions(): Promise<AttackOption[] | null>
  errors: Ref<FormErrors>
  refusal: ShallowRef<Refusal | null>
  /** What the test would do. */
  plan: ShallowRef<Plan | null>
  busy: Ref<boolean>
  origin: ShallowRef<Origin | null>
  /** The form is being filled from an earlier test. */
  filling: Ref<boolean>
  /** Why the form could not be filled. */
  fillProblem: ShallowRef<Problem | null>
  /** The form was restored from a draft. */
  restored: Ref<boolean>
  /** The form is too large to be saved as a draft. */
  lost: Ref<boolean>
  /** Discards the draft and starts over. */
  startOver(): Promise<void>
  /** Submits the test and returns its id; null if a field has to be corrected first. */
  submit(): Promise<string | null>
}

/**
 * The form of a new test, saved as a draft while it is edited.
 *
 * @param from the earlier test to fill the form from; null for an empty form
 */
export function useNewTest(from: string | null, username: string): NewTest {
  const form = reactive(emptyForm())
  const options = shallowRef<AttackOption[] | null>(null)
  const optionsProblem = shallowRef<Problem | null>(null)
  const errors = ref<FormErrors>({})
  const refusal = shallowRef<Refusal | null>(null)
  const busy = ref(false)
  const origin = shallowRef<Origin | null>(null)
  const filling = ref(false)
  const fillProblem = shallowRef<Problem | null>(null)
  const restored = ref(false)
  const draft = useDraft(from === null ? 'new' : `from.${from}`, username, () => ({ form, origin: origin.value }))

  const plan = usePlan(form, options)

  // An error at a field is shown until the field is changed.
  for (const field of Object.keys(form).filter((name) => name !== 'pacer' && name !== 'options') as (keyof TestForm)[]) {
    watch(() => form[field], () => forget(field), { deep: true })
  }
  for (const field of Object.keys(form.pacer) as (keyof PacerForm)[]) {
    watch(() => form.pacer[field], () => forget(field === 'type' ? 'pacer' : `pacer.${field}`), { deep: true })
  }

  watch(() => form.options, (now, before) => {
    Object.keys({ ...now, ...before }).filter((name) => now[name] !== before[name]).forEach((name) => forget(`options.${name}`))
  })

  let loading = readOptions()
  if (draft.found) {
    Object.assign(form, restoredForm(draft.found.form))
    origin.value = draft.found.origin
    restored.value = true
    draft.begin()
  } else {
    void begin()
  }

  function forget(field: string): void {
    errors.value = Object.fromEntries(Object.entries(errors.value).filter(([at]) => !isPartOf(at, field)))
  }

  function loadOptions(): Promise<AttackOption[] | null> {
    loading = readOptions()
    return loading
  }

  async function readOptions(): Promise<AttackOption[] | null> {
    optionsProblem.value = null
    try {
      options.value = await fetchOptions()
    } catch (error) {
      optionsProblem.value = problemOf(error)
    }
    return options.value
  }

  async function begin(): Promise<void> {
    if (from !== null) {
      await fillFrom(from)
    }
    draft.begin()
  }

  async function fillFrom(testId: string): Promise<void> {
    filling.value = true
    fillProblem.value = null
    try {
      const known = await loading
      if (known === null) {
        throw optionsProblem.value
      }
      const { form: filled, partial } = await earlierForm(testId, known)
      Object.assign(form, filled)
      origin.value = { name: filled.name, partial }
    } catch (error) {
      fillProblem.value = problemOf(error)
    }
    filling.value = false
  }

  async function startOver(): Promise<void> {
    draft.drop()
    Object.assign(form, emptyForm())
    errors.value = {}
    refusal.value = null
    origin.value = null
    restored.value = false
    if (options.value === null) {
      void loadOptions()
    }
    await begin()
  }

  async function submit(): Promise<string | null> {
    draft.keepNow()
    refusal.value = null
    const known = options.value ?? (await loadOptions())
    if (known === null) {
      refuse(optionsProblem.value as Problem, [])
      return null
    }
    errors.value = check(form, known)
    if (Object.keys(errors.value).length > 0) {
      return null
    }
    busy.value = true
    try {
      const testId = await submitTest(documentOf(form, known))
      draft.sent(testId)
      return testId
    } catch (error) {
      refuse(problemOf(error), known)
      return null
    } finally {
      busy.value = false
    }
  }

  function refuse(problem: Problem, known: AttackOption[]): void {
    const placed = placeErrors(problem.fieldErrors, form, known)
    errors.value = placed.errors
    const elsewhere = placed.elsewhere.map(({ field, message }) => `${field}: ${message}`).join('; ')
    if (problem.fieldErrors.length === 0) {
      refusal.value = { title: problem.title, message: `${problem.message} What you typed is kept.` }
    } else if (elsewhere !== '') {
      refusal.value = { title: 'Not accepted', message: elsewhere }
    }
  }

  return {
    form, options, optionsProblem, loadOptions, errors, refusal, plan, busy, origin, filling, fillProblem, restored, lost: draft.lost, startOver, submit,
  }
}

/** The submitted document, or, for users who may not see it, what everybody may see of the test. */
async function earlierForm(testId: string, options: AttackOption[]): Promise<{ form: TestForm; partial: boolean }> {
  try {
    return { form: formOfDocument(await fetchTestDocument(testId), options), partial: false }
  } catch (error) {
    if (problemOf(error).status === 403) {
      return { form: formOf(await fetchTest(testId), options), partial: true }
    }
    throw error
  }
}

function problemOf(error: unknown): Problem {
  if (!(error instanceof Problem)) {
    throw error
  }
  return error
}
