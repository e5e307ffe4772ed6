import type { LocationQueryValue } from 'vue-router'

/** The address requested before the login if it belongs to this application, otherwise the start page. */
export function addressAfterLogin(next: LocationQueryValue | LocationQueryValue[] | undefined): string {
  const wanted = Array.isArray(next) ? next[0] : next
  return wanted && /^\/(?![/\\])/.test(wanted) && !wanted.startsWith('/login') ? wanted : '/'
}
