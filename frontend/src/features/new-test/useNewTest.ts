import { computed, reactive, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { Problem } from '@/api/problem'
import { fetchTest, submitTest } from '@/api/tests'
import type { TestView } from '@/api/types'
import { check, emptyForm, formOf, submissionOf, type FormErrors, type TestForm } from './form'
import type { PacerForm } from './pacers'
import { isPartOf, placeErrors } from './placeErrors'
import { planOf, type Plan } from './plan'

export interface NewTest {
  form: TestForm
  errors: Ref<FormErrors>
  /** What the master said that belongs to no field. */
  refusal: Ref<string>
  plan: ComputedRef<Plan | null>
  busy: Ref<boolean>
  /** The earlier test the form was filled from. */
  origin: ShallowRef<TestView | null>
  fillFrom(testId: string): Promise<void>
  /** Submits and gives the new test's id; null when a field has to be mended first. */
  submit(): Promise<string | null>
}

/** A test that is being put together. */
export function useNewTest(): NewTest {
  const form = reactive(emptyForm())
  const errors = ref<FormErrors>({})
  const refusal = ref('')
  const busy = ref(false)
  const origin = shallowRef<TestView | null>(null)

  const plan = computed(() => planOf(form))

  // An error at a field is said until the field is changed.
  for (const field of Object.keys(form).filter((name) => name !== 'pacer') as (keyof TestForm)[]) {
    watch(() => form[field], () => forget(field), { deep: true })
  }
  for (const field of Object.keys(form.pacer) as (keyof PacerForm)[]) {
    watch(() => form.pacer[field], () => forget(field === 'type' ? 'pacer' : `pacer.${field}`), { deep: true })
  }

  function forget(field: string): void {
    errors.value = Object.fromEntries(Object.entries(errors.value).filter(([at]) => !isPartOf(at, field)))
  }

  async function fillFrom(testId: string): Promise<void> {
    await guarded(async () => {
      const test = await fetchTest(testId)
      Object.assign(form, formOf(test))
      origin.value = test
    })
  }

  async function submit(): Promise<string | null> {
    errors.value = check(form)
    refusal.value = ''
    if (Object.keys(errors.value).length > 0) {
      return null
    }
    busy.value = true
    const testId = await guarded(() => submitTest(submissionOf(form)))
    busy.value = false
    return testId
  }

  async function guarded<T>(ask: () => Promise<T>): Promise<T | null> {
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof Problem)) {
        throw error
      }
      const placed = placeErrors(error.fieldErrors, form.thresholds)
      errors.value = placed.errors
      const elsewhere = placed.elsewhere.map(({ field, message }) => `${field}: ${message}`)
      refusal.value = error.fieldErrors.length > 0 ? elsewhere.join('; ') : error.message
      return null
    }
  }

  return { form, errors, refusal, plan, busy, origin, fillFrom, submit }
}
