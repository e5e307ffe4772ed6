/** One field of a request that was refused. */
export interface FieldError {
  field: string
  message: string
}

/** What the master answers instead of a result: RFC 9457 problem details. */
export interface ProblemDetails {
  title?: string
  status?: number
  detail?: string
  field?: string
  errors?: FieldError[]
}

/** A request that got an answer other than a success, or, with status 0, no answer at all. */
export class Problem extends Error {
  readonly status: number
  readonly title: string
  readonly fieldErrors: FieldError[]
  /** Seconds to wait before another attempt, when the master names them. */
  readonly retryAfterSeconds: number | null

  private constructor(status: number, details: ProblemDetails, retryAfterSeconds: number | null) {
    super(details.detail || details.title || `The master answered with status ${status}.`)
    this.name = 'Problem'
    this.status = status
    this.title = details.title || `Status ${status}`
    this.fieldErrors = fieldErrorsOf(details)
    this.retryAfterSeconds = retryAfterSeconds
  }

  static unreachable(): Problem {
    return new Problem(0, { title: 'The master does not answer', detail: 'The master does not answer.' }, null)
  }

  static unreadable(): Problem {
    return new Problem(0, { title: 'Unreadable answer', detail: 'What answered is not the master of a load tester.' }, null)
  }

  static async ofResponse(response: Response): Promise<Problem> {
    const details = await detailsOf(response)
    const retryAfter = Number(response.headers.get('Retry-After') ?? '')
    return new Problem(response.status, details, retryAfter > 0 ? retryAfter : null)
  }
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
  return details.field ? [{ field: details.field, message: details.detail ?? details.title ?? 'is refused' }] : []
}
