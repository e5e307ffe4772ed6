import { fetchJson } from './client'
import type { Comparison } from './types'

/** Compares tests with the first one. */
export function fetchComparison(testIds: string[], signal?: AbortSignal): Promise<Comparison> {
  return fetchJson<Comparison>(`/api/compare?tests=${testIds.map(encodeURIComponent).join(',')}`, { signal })
}
