import { fetchJson, send } from './client'
import type { Plan, Report, ReportFormat, TestDocument, TestPage, TestState, TestView, TestWindow, ThresholdOutcome, TimeSeries } from './types'

export interface TestQuery {
  search?: string
  state?: TestState | ''
  cursor?: string
  limit?: number
}

export function fetchTests(query: TestQuery, signal?: AbortSignal): Promise<TestPage> {
  return fetchJson<TestPage>(`/api/tests${queryOf(query)}`, { signal })
}

export function fetchTest(testId: string, signal?: AbortSignal): Promise<TestView> {
  return fetchJson<TestView>(pathOf(testId), { signal })
}

/** What was submitted, including headers and bodies; refused to users who may not see them. */
export function fetchTestDocument(testId: string, signal?: AbortSignal): Promise<TestDocument> {
  return fetchJson<TestDocument>(`${pathOf(testId)}/document`, { signal })
}

export async function submitTest(document: TestDocument): Promise<string> {
  const { testId } = await fetchJson<{ testId: string }>('/api/tests', { method: 'POST', body: document })
  return testId
}

/** What a test would do, without submitting it. */
export function fetchPlan(document: TestDocument, signal?: AbortSignal): Promise<Plan> {
  return fetchJson<Plan>('/api/tests/plan', { method: 'POST', body: document, signal })
}

export async function stopTest(testId: string): Promise<void> {
  await send(`${pathOf(testId)}/stop`, { method: 'POST' })
}

export async function deleteTest(testId: string): Promise<void> {
  await send(pathOf(testId), { method: 'DELETE' })
}

/** The report of a whole test, or of a window of it. */
export function fetchReport(testId: string, window?: TestWindow | null, signal?: AbortSignal): Promise<Report> {
  return fetchJson<Report>(`${pathOf(testId)}/report${queryOf({ ...window })}`, { signal })
}

/** The outcomes of a test's thresholds, so far if it is running. */
export async function fetchThresholds(testId: string, signal?: AbortSignal): Promise<ThresholdOutcome[]> {
  const { thresholds } = await fetchJson<{ thresholds: ThresholdOutcome[] }>(`${pathOf(testId)}/thresholds`, { signal })
  return thresholds
}

/** The seconds of a test from a given one; without an end, to the newest. */
export function fetchTimeSeries(testId: string, part: Partial<TestWindow>, signal?: AbortSignal): Promise<TimeSeries> {
  return fetchJson<TimeSeries>(`${pathOf(testId)}/timeseries${queryOf(part)}`, { signal })
}

/** The report as a file, in the format written by the master. */
export async function fetchReportFile(testId: string, format: ReportFormat, window?: TestWindow | null): Promise<Blob> {
  const response = await send(`${pathOf(testId)}/report${queryOf({ format, ...window })}`, { accept: '*/*' })
  return response.blob()
}

export function pathOf(testId: string): string {
  return `/api/tests/${encodeURIComponent(testId)}`
}

/** The given values as the query of a URL. */
function queryOf(parameters: object): string {
  const given = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== '') {
      given.set(name, String(value))
    }
  }
  return given.size > 0 ? `?${given}` : ''
}
