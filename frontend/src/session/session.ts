import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { login as requestLogin } from '@/api/auth'
import type { Login } from '@/api/types'

const KEY = 'loadtester.session'

/**
 * Who is logged in. Kept in the browser's local storage until the token expires, so that a link opened in a new tab
 * finds the session.
 */
export const useSession = defineStore('session', () => {
  const current = ref<Login | null>(stored())

  const user = computed(() => current.value?.user ?? null)

  function token(): string | null {
    if (current.value && !isValid(current.value)) {
      end()
    }
    return current.value?.token ?? null
  }

  async function login(username: string, password: string): Promise<void> {
    current.value = await requestLogin(username, password)
    try {
      localStorage.setItem(KEY, JSON.stringify(current.value))
    } catch {
      // Without storage the session lasts as long as the page.
    }
  }

  function end(): void {
    current.value = null
    try {
      localStorage.removeItem(KEY)
    } catch {
      // Nothing was stored.
    }
  }

  /** Follows a login or logout in another tab. */
  function reload(): void {
    current.value = stored()
  }

  return { user, token, login, end, reload }
})

export const SESSION_KEY = KEY

function stored(): Login | null {
  try {
    const session = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Login | null
    return session && isValid(session) ? session : null
  } catch {
    return null
  }
}

function isValid(session: Login): boolean {
  return typeof session.token === 'string' && Date.parse(session.expiresAt) > Date.now()
}
