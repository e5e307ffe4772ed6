/** The load tester's closed set of reasons why a hit failed, in words for the screen. */
export const failureKinds: Record<string, string> = {
  dns: 'DNS',
  connect_refused: 'Connection refused',
  connect_timeout: 'Connection timed out',
  tls: 'TLS',
  timeout: 'Timeout',
  reset: 'Connection reset',
  closed: 'Connection closed',
  protocol: 'Protocol error',
  redirects: 'Too many redirects',
  no_connection: 'No free connection',
  status: 'Error status',
  assertion: 'Assertion',
  cancelled: 'Cancelled',
  other: 'Of a kind not known here',
}

export function failureText(kind: string): string {
  return failureKinds[kind] ?? kind
}
