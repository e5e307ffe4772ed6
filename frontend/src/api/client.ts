import { masterClock } from './masterClock'
import { Problem } from './problem'

/** The credentials; supplied by the session, so that this module does not depend on stores. */
export interface Credentials {
  token(): string | null
  /** Called when the master no longer accepts the token. */
  refused(): void
}

let credentials: Credentials = { token: () => null, refused: () => undefined }

export function useCredentials(supplied: Credentials): void {
  credentials = supplied
}

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'DELETE'
  body?: unknown
  signal?: AbortSignal
  accept?: string
  /** A failed login does not end a session. */
  anonymous?: boolean
  headers?: Record<string, string>
}

/** Sends a request and returns its successful response; throws {@link Problem} for any other response, and for none. */
export async function send(path: string, options: RequestOptions = {}): Promise<Response> {
  const headers: Record<string, string> = { Accept: options.accept ?? 'application/json', ...options.headers }
  const token = options.anonymous ? null : credentials.token()
  if (token) {
    headers.Authorization = `Bearer ${token}`
  }
  if (options.body !== undefined) {
    headers['Content-Type'] = 'application/json'
  }
  const askedAt = Date.now()
  let response: Response
  try {
    response = await fetch(path, {
      method: options.method ?? 'GET',
      headers,
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      signal: options.signal,
      cache: 'no-store',
    })
  } catch (error) {
    throw options.signal?.aborted ? error : Problem.unreachable()
  }
  masterClock.observe(response.headers.get('Date'), askedAt, Date.now())
  if (response.ok) {
    return response
  }
  if (response.status === 401 && !options.anonymous) {
    credentials.refused()
  }
  throw await Problem.ofResponse(response)
}

/** Sends a request and returns the JSON of its response. */
export async function fetchJson<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const response = await send(path, options)
  try {
    return (await response.json()) as T
  } catch (error) {
    throw options.signal?.aborted ? error : Problem.unreadable()
  }
}
