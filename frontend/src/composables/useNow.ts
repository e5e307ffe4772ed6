import { onScopeDispose, ref, type Ref } from 'vue'
import { masterClock } from '@/api/masterClock'

/** The master's time in milliseconds, updated once per interval. */
export function useNow(intervalMillis = 1000): Ref<number> {
  const now = ref(masterClock.now())
  const timer = setInterval(() => {
    now.value = masterClock.now()
  }, intervalMillis)
  onScopeDispose(() => clearInterval(timer))
  return now
}
