import { afterEach, expect, it, vi } from 'vitest'
import { fetchJson, send, useCredentials } from './client'
import { Problem } from './problem'

afterEach(() => {
  vi.unstubAllGlobals()
  useCredentials({ token: () => null, refused: () => undefined })
})

function answerWith(status: number, body: unknown, headers: Record<string, string> = {}) {
  const fetched = vi.fn((_path: string, _init: RequestInit) =>
    Promise.resolve(
      new Response(JSON.stringify(body), {
        status,
        headers: { 'Content-Type': 'application/problem+json', ...headers },
      }),
    ),
  )
  vi.stubGlobal('fetch', fetched)
  return fetched
}

async function problemOf(answer: Promise<unknown>): Promise<Problem> {
  return (await answer.catch((error: unknown) => error)) as Problem
}

it('sends the token of the session', async () => {
  const fetched = answerWith(200, { ok: true })
  useCredentials({ token: () => 'secret', refused: () => undefined })

  await expect(fetchJson('/api/workers')).resolves.toEqual({ ok: true })

  expect(fetched.mock.calls[0]?.[1].headers).toMatchObject({ Authorization: 'Bearer secret' })
})

it('gives the fields that were refused', async () => {
  answerWith(400, { title: 'Bad Request', detail: 'two fields', errors: [{ field: 'name', message: 'is empty' }] })

  const problem = await problemOf(send('/api/test/submit'))

  expect(problem).toBeInstanceOf(Problem)
  expect(problem.fieldErrors).toEqual([{ field: 'name', message: 'is empty' }])
})

it('takes a single field as a list of one', async () => {
  answerWith(400, { title: 'Bad Request', detail: 'must be above 0', field: 'durationSeconds' })

  const problem = await problemOf(send('/api/test/submit'))

  expect(problem.fieldErrors).toEqual([{ field: 'durationSeconds', message: 'must be above 0' }])
})

it('ends the session when the token is refused', async () => {
  const refused = vi.fn()
  answerWith(401, { title: 'Unauthorized' })
  useCredentials({ token: () => 'old', refused })

  await problemOf(send('/api/workers'))

  expect(refused).toHaveBeenCalledOnce()
})

it('does not take a failed login for the end of a session', async () => {
  const refused = vi.fn()
  answerWith(429, { title: 'Too Many Requests' }, { 'Retry-After': '30' })
  useCredentials({ token: () => null, refused })

  const problem = await problemOf(send('/auth/login', { anonymous: true }))

  expect(problem.retryAfterSeconds).toBe(30)
  expect(refused).not.toHaveBeenCalled()
})

it('says when nobody answers', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('refused')))

  expect(await problemOf(send('/api/workers'))).toMatchObject({
    status: 0,
    title: 'No answer',
    message: 'The master does not answer. Check that it is running and that you can reach it.',
  })
})

it.each([
  [400, { title: 'Bad Request' }, 'The master refused this', 'The master refused this. Change it and try again.'],
  [400, { title: 'Bad Request', detail: 'tests must name from 2 to 5 tests, named 1' }, 'The master refused this', 'Tests must name from 2 to 5 tests, named 1. Change it and try again.'],
  [403, { title: 'Forbidden' }, 'You may not do this', 'You may not do this. Log in as a user who may, or ask an administrator.'],
  [409, { title: 'Conflict', detail: 'the test has ended already' }, 'This is not possible now', 'The test has ended already.'],
  [502, {}, 'The master cannot answer now', 'The master cannot answer now. Try again in a few seconds.'],
  [503, { detail: 'PostgreSQL does not answer: ask again in a few seconds.' }, 'The master cannot answer now', 'PostgreSQL does not answer: ask again in a few seconds.'],
])('says in words what a status %d of %j means and what to do', async (status, body, title, message) => {
  answerWith(status, body)

  expect(await problemOf(send('/api/tests'))).toMatchObject({ title, message })
})
