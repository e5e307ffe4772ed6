import { fetchJson } from './client'
import type { AttackOption } from './types'

/** All attack options, group by group. */
export async function fetchOptions(signal?: AbortSignal): Promise<AttackOption[]> {
  const { options } = await fetchJson<{ options: AttackOption[] }>('/api/options', { signal })
  return options
}
