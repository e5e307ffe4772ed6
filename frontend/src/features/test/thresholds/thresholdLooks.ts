import type { ThresholdOutcome } from '@/api/types'
import type { StateLook } from '@/components/states'

export function lookOf(outcome: ThresholdOutcome, over: boolean): StateLook {
  if (outcome.passed) {
    return { tone: 'ok', icon: 'check', text: 'Passed' }
  }
  if (over || isJudged(outcome)) {
    return { tone: 'bad', icon: 'cross', text: 'Failed' }
  }
  return { tone: 'neutral', icon: 'clock', text: 'Not judged yet' }
}

/** What was measured; after the end, possibly that the threshold could not be judged. */
export function textOf(outcome: ThresholdOutcome, over: boolean): string {
  return isJudged(outcome) || !over ? outcome.text : `could not be judged: ${outcome.text}`
}

/** A summary of all thresholds: "1 of 3 failed", "all passed so far". */
export function summaryOf(outcomes: ThresholdOutcome[], over: boolean): StateLook {
  const suffix = over ? '' : ' so far'
  const failed = outcomes.filter((outcome) => !outcome.passed && (over || isJudged(outcome))).length
  if (failed > 0) {
    return { tone: 'bad', icon: 'cross', text: `${failed} of ${outcomes.length} failed${suffix}` }
  }
  const passed = outcomes.filter((outcome) => outcome.passed).length
  return passed === outcomes.length
    ? { tone: 'ok', icon: 'check', text: `All passed${suffix}` }
    : { tone: 'neutral', icon: 'clock', text: `${passed} of ${outcomes.length} passed${suffix}` }
}

/** Thresholds that did not pass come first. */
export function inOrder(outcomes: ThresholdOutcome[]): ThresholdOutcome[] {
  return [...outcomes.filter(({ passed }) => !passed), ...outcomes.filter(({ passed }) => passed)]
}

/** A percentile without a value is judged too if so many hits failed that it falls among them. */
function isJudged({ actual, text }: ThresholdOutcome): boolean {
  return (actual !== null && actual !== undefined) || /\bhits (failed|succeeded)\b/.test(text)
}
