import type { OutcomeKind, TestOutcome, TestState, Verdict, WorkerState } from '@/api/types'
import type { IconName } from './icons'

/** How a state is shown; never by colour alone. */
export interface StateLook {
  tone: 'neutral' | 'info' | 'ok' | 'warn' | 'bad'
  icon: IconName
  text: string
}

export const testStates: Record<TestState, StateLook> = {
  PENDING: { tone: 'neutral', icon: 'clock', text: 'Pending' },
  RUNNING: { tone: 'info', icon: 'play', text: 'Running' },
  STOPPING: { tone: 'info', icon: 'stop', text: 'Stopping' },
  COMPLETED: { tone: 'neutral', icon: 'check', text: 'Completed' },
  PARTIALLY_FAILED: { tone: 'warn', icon: 'warning', text: 'Partially failed' },
  FAILED: { tone: 'bad', icon: 'cross', text: 'Failed' },
  STOPPED: { tone: 'neutral', icon: 'stop', text: 'Stopped' },
}

export const outcomes: Record<OutcomeKind, StateLook> = {
  passed: { tone: 'ok', icon: 'check', text: 'Passed' },
  failed: { tone: 'bad', icon: 'cross', text: 'Failed' },
  no_thresholds: { tone: 'neutral', icon: 'check', text: 'No thresholds' },
  not_trustworthy: { tone: 'warn', icon: 'warning', text: 'Not trustworthy' },
  stopped: { tone: 'neutral', icon: 'stop', text: 'Stopped' },
}

/** The outcome of a test, or its state as long as the outcome is not known. */
export function lookOfTest(test: { state: TestState; outcome?: TestOutcome | null | undefined }): StateLook {
  return test.outcome ? outcomes[test.outcome.kind] : testStates[test.state]
}

export const workerStates: Record<WorkerState, StateLook> = {
  READY: { tone: 'ok', icon: 'check', text: 'Ready' },
  BUSY: { tone: 'info', icon: 'play', text: 'Busy' },
  FINISHING: { tone: 'info', icon: 'clock', text: 'Finishing' },
  DRAINING: { tone: 'warn', icon: 'clock', text: 'Draining' },
  ERROR: { tone: 'bad', icon: 'warning', text: 'Error' },
  OFFLINE: { tone: 'neutral', icon: 'cross', text: 'Offline' },
}

export const verdicts: Record<Verdict, StateLook> = {
  valid: { tone: 'ok', icon: 'check', text: 'Valid' },
  degraded: { tone: 'warn', icon: 'warning', text: 'Degraded' },
  invalid: { tone: 'bad', icon: 'cross', text: 'Invalid' },
}

export function isFinal(state: TestState): boolean {
  return state !== 'PENDING' && state !== 'RUNNING' && state !== 'STOPPING'
}
