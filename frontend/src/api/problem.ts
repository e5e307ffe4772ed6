import type { FieldError, ProblemDetails } from './types'

/** What went wrong, in plain words instead of HTTP's. */
const titles: Record<number, string> = {
  0: 'No answer',
  400: 'The master refused this',
  401: 'You are not logged in',
  403: 'You may not do this',
  404: 'Not found',
  409: 'This is not possible now',
  413: 'This is too large',
  429: 'Too many requests',
  500: 'The master failed',
}

/** What to do about it, if the master does not say so itself. */
const advice: Record<number, string> = {
  0: 'The master does not answer. Check that it is running and that you can reach it.',
  400: 'Change it and try again.',
  401: 'Log in again.',
  403: 'Log in as a user who may, or ask an administrator.',
  404: 'It may have been deleted, or the address may be mistyped.',
  409: 'Reload the page to see the current state.',
  413: 'Make it smaller and try again.',
  429: 'Wait a moment and try again.',
  500: 'Try again; if it fails again, the master’s log says why.',
}

/**
 * A request that failed, or, with status 0, got no response at all. Its message says what is wrong and what to do.
 */
export class Problem extends Error {
  readonly status: number
  readonly title: string
  readonly fieldErrors: FieldError[]
  /** Seconds to wait before another attempt, if the master says so. */
  readonly retryAfterSeconds: number | null

  private constructor(status: number, details: ProblemDetails, retryAfterSeconds: number | null, title?: string) {
    super(messageOf(status, details))
    this.name = 'Problem'
    this.status = status
    this.title = title ?? titleOf(status)
    this.fieldErrors = fieldErrorsOf(details)
    this.retryAfterSeconds = retryAfterSeconds
  }

  static unreachable(): Problem {
    return new Problem(0, {}, null)
  }

  static unreadable(): Problem {
    return new Problem(0, { detail: 'The answer did not come from a load tester’s master; check the address, or try again' }, null, 'Unreadable answer')
  }

  static async ofResponse(response: Response): Promise<Problem> {
    const details = await detailsOf(response)
    const retryAfter = Number(response.headers.get('Retry-After') ?? '')
    return new Problem(response.status, details, retryAfter > 0 ? retryAfter : null)
  }
}

function titleOf(status: number): string {
  return titles[status] ?? (status > 500 ? 'The master cannot answer now' : `The master answered with status ${status}`)
}

/** One or two whole sentences, because it is also shown without the title. */
function messageOf(status: number, details: ProblemDetails): string {
  const said = details.detail ? sentence(details.detail) : ''
  if (status === 0) {
    return said || (advice[0] ?? '')
  }
  const known = advice[status] ?? (status >= 500 ? 'Try again in a few seconds.' : 'Try again.')
  // The master's text already describes the state that causes the conflict.
  const whole = said !== '' && (status === 409 || /\b(?:again|instead)\b/i.test(said))
  return whole ? said : `${said || `${titleOf(status)}.`} ${known}`
}

/** Makes a sentence of a reason from the master. */
function sentence(text: string): string {
  const trimmed = text.trim()
  return `${trimmed.charAt(0).toUpperCase()}${trimmed.slice(1)}${/[.!?…^]$/.test(trimmed) ? '' : '.'}`
}

async function detailsOf(response: Response): Promise<ProblemDetails> {
  if (!(response.headers.get('Content-Type') ?? '').includes('json')) {
    return {}
  }
  try {
    const body: unknown = await response.json()
    return typeof body === 'object' && body !== null ? (body as ProblemDetails) : {}
  } catch {
    return {}
  }
}

function fieldErrorsOf(details: ProblemDetails): FieldError[] {
  if (details.errors && details.errors.length > 0) {
    return details.errors
  }
  return details.field ? [{ field: details.field, message: details.detail ?? 'is refused' }] : []
}
