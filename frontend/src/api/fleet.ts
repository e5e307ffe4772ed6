import { fetchJson } from './client'
import type { Dashboard, WorkerView } from './types'

export function fetchDashboard(signal?: AbortSignal): Promise<Dashboard> {
  return fetchJson<Dashboard>('/api/dashboard', { signal })
}

export async function fetchWorkers(signal?: AbortSignal): Promise<WorkerView[]> {
  const { workers } = await fetchJson<{ workers: WorkerView[] }>('/api/workers', { signal })
  return workers
}
