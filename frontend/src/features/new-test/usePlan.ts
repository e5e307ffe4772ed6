import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import { Problem } from '@/api/problem'
import { fetchPlan } from '@/api/tests'
import type { AttackOption, Plan, TestDocument } from '@/api/types'
import { plannedDocumentOf, type TestForm } from './form'

/** How long to wait after the last change before asking the master. */
export const PLAN_DELAY_MILLIS = 300

/**
 * The master's plan for the form; null while there is no answer, or if the master rejects the form.
 *
 * @param options the attack options; null until they are known
 */
export function usePlan(form: TestForm, options: ShallowRef<AttackOption[] | null>): ShallowRef<Plan | null> {
  const plan = shallowRef<Plan | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let asking = new AbortController()

  function drop(): void {
    clearTimeout(timer)
    asking.abort()
  }

  async function ask(document: TestDocument): Promise<void> {
    const mine = new AbortController()
    asking = mine
    let answer: Plan | null = null
    try {
      answer = await fetchPlan(document, mine.signal)
    } catch (error) {
      if (!mine.signal.aborted && !(error instanceof Problem)) {
        throw error
      }
    }
    if (!mine.signal.aborted) {
      plan.value = answer
    }
  }

  watch(
    // Compared as text, so that a change that does not affect the plan asks for none.
    () => JSON.stringify(options.value && plannedDocumentOf(form, options.value)),
    (text) => {
      drop()
      const document = JSON.parse(text) as TestDocument | null
      if (document) {
        timer = setTimeout(() => void ask(document), PLAN_DELAY_MILLIS)
      } else {
        plan.value = null
      }
    },
    { immediate: true },
  )
  onScopeDispose(drop)
  return plan
}
