import type { WorkerView } from '@/api/types'
import { formatNanos } from '@/format/durations'
import { formatDecimal, plural } from '@/format/numbers'

const START_DELAY_LIMIT_NANOS = 10e6
const LOOP_LAG_LIMIT_NANOS = 10e6
const CPU_LIMIT = 0.9

/** Why a test may measure this worker instead of the target; empty if the worker keeps up. */
export function bottleneckReasons(worker: WorkerView): string[] {
  const { health } = worker
  if (!health || worker.state === 'OFFLINE') {
    return []
  }
  const reasons: string[] = []
  if (health.startDelayP99Nanos > START_DELAY_LIMIT_NANOS) {
    reasons.push(`hits start ${formatNanos(health.startDelayP99Nanos)} late (p99)`)
  }
  if (health.loopLagNanos > LOOP_LAG_LIMIT_NANOS && worker.state === 'BUSY') {
    reasons.push(`an event loop lags ${formatNanos(health.loopLagNanos)}`)
  }
  if (worker.cores && health.cpuCores > CPU_LIMIT * worker.cores) {
    reasons.push(`${formatDecimal(health.cpuCores)} of ${plural(worker.cores, 'core')} ${worker.cores === 1 ? 'is' : 'are'} busy`)
  }
  if (health.lostResults > 0) {
    reasons.push(plural(health.lostResults, 'result was lost', 'results were lost'))
  }
  return reasons
}
