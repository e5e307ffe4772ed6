import type { LocationQueryValue } from 'vue-router'

/** The address asked for before the login, when it is one of this application; else the start page. */
export function addressAfterLogin(next: LocationQueryValue | LocationQueryValue[] | undefined): string {
  const wanted = Array.isArray(next) ? next[0] : next
  return wanted && /^\/(?![/\\])/.test(wanted) && !wanted.startsWith('/login') ? wanted : '/'
}
