import { fetchJson } from './client'
import type { Login } from './types'

export function login(username: string, password: string): Promise<Login> {
  return fetchJson<Login>('/auth/login', { method: 'POST', body: { username, password }, anonymous: true })
}
