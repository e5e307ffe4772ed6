import { fetchJson, send } from './client'
import type { Report, Submission, TestPage, TestState, TestView } from './types'

export interface TestQuery {
  search?: string
  state?: TestState | ''
  cursor?: string
  limit?: number
}

export function fetchTests(query: TestQuery, signal?: AbortSignal): Promise<TestPage> {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') {
      parameters.set(name, String(value))
    }
  }
  return fetchJson<TestPage>(`/api/tests?${parameters}`, { signal })
}

export function fetchTest(testId: string, signal?: AbortSignal): Promise<TestView> {
  return fetchJson<TestView>(pathOf(testId), { signal })
}

export async function submitTest(submission: Submission): Promise<string> {
  const { testId } = await fetchJson<{ testId: string }>('/api/test/submit', { method: 'POST', body: submission })
  return testId
}

export async function stopTest(testId: string): Promise<void> {
  await send(`${pathOf(testId)}/stop`, { method: 'POST' })
}

export async function deleteTest(testId: string): Promise<void> {
  await send(pathOf(testId), { method: 'DELETE' })
}

export function fetchReport(testId: string, signal?: AbortSignal): Promise<Report> {
  return fetchJson<Report>(`${pathOf(testId)}/report`, { signal })
}

export type ReportFormat = 'json' | 'text' | 'csv' | 'hgrm' | 'html' | 'junit' | 'markdown'

/** The report as a file, as the master writes it. */
export async function fetchReportFile(testId: string, format: ReportFormat): Promise<Blob> {
  const response = await send(`${pathOf(testId)}/report?format=${format}`, { accept: '*/*' })
  return response.blob()
}

export function pathOf(testId: string): string {
  return `/api/tests/${encodeURIComponent(testId)}`
}
