import { computed, reactive, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { Problem } from '@/api/problem'
import { fetchTest, submitTest } from '@/api/tests'
import type { TestView } from '@/api/types'
import { parseSeconds } from '@/format/durations'
import { check, emptyForm, formOf, placeErrors, submissionOf, type FormErrors, type TestForm } from './form'
import { parseRate, parseWeights, planOf, type Plan } from './plan'

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

  const plan = computed(() =>
    planOf(
      parseRate(form.rate),
      parseSeconds(form.duration),
      form.rateDistribution,
      Number(form.workerCount),
      parseWeights(form.rateWeights),
    ),
  )

  // An error at a field is said until the field is changed.
  for (const field of Object.keys(form) as (keyof TestForm)[]) {
    watch(
      () => form[field],
      () => {
        errors.value = { ...errors.value, [field]: undefined }
      },
    )
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
      const placed = placeErrors(error.fieldErrors)
      errors.value = placed.errors
      const elsewhere = placed.elsewhere.map(({ field, message }) => `${field}: ${message}`)
      refusal.value = error.fieldErrors.length > 0 ? elsewhere.join('; ') : error.message
      return null
    }
  }

  return { form, errors, refusal, plan, busy, origin, fillFrom, submit }
}
