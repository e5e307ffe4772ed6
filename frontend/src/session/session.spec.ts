// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { SESSION_KEY, useSession } from './session'

beforeEach(() => {
  localStorage.clear()
  setActivePinia(createPinia())
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString()

function answerLogin(expiresAt: string) {
  const body = { token: 'secret', expiresAt, user: { username: 'admin', role: 'ADMIN' } }
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(body))))
}

it('survives a reload of the page', async () => {
  answerLogin(tomorrow())
  await useSession().login('admin', 'password')

  setActivePinia(createPinia())

  expect(useSession().token()).toBe('secret')
  expect(useSession().user?.username).toBe('admin')
})

it('ends when the token expires', async () => {
  vi.useFakeTimers()
  answerLogin(new Date(Date.now() + 60_000).toISOString())
  const session = useSession()
  await session.login('admin', 'password')

  vi.advanceTimersByTime(61_000)

  expect(session.token()).toBeNull()
  expect(localStorage.getItem(SESSION_KEY)).toBeNull()
})

it('ignores what it cannot read in the storage', () => {
  localStorage.setItem(SESSION_KEY, '{"token":')

  expect(useSession().token()).toBeNull()
})

it('forgets the token at logout', async () => {
  answerLogin(tomorrow())
  const session = useSession()
  await session.login('admin', 'password')

  session.end()

  expect(session.user).toBeNull()
  expect(localStorage.getItem(SESSION_KEY)).toBeNull()
})
