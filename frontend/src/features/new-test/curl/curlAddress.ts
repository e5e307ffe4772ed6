export interface Address {
  url: string
  /** "user:password", or empty. */
  credentials: string
}

/** Ranges and lists that curl expands to several URLs; not {{placeholders}}. */
const glob = /(?<!\\)(?:(?<!\{)\{[^{}]*,[^{}]*\}(?!\})|\[(?:\d+-\d+|[a-z]-[a-z]|[A-Z]-[A-Z])(?::\d+)?\])/

/**
 * An address as curl understands it: http by default, and without the fragment.
 *
 * @param globs whether brackets and braces mean several URLs
 */
export function readAddress(written: string, globs: boolean): Address {
  const several = globs ? glob.exec(written) : null
  if (several) {
    throw new Error(`“${several[0]}” stands for several URLs; write each of them out`)
  }
  if (/\s/.test(written.replace(/\{\{.*?\}\}/g, ''))) {
    throw new Error(`“${written}” has a space; is a quote missing?`)
  }
  const plain = globs ? written.replace(/\\([[\]{}])/g, '$1') : written
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(plain) ? plain : `http://${plain}`
  const [, scheme = '', rest = ''] = /^([a-z0-9+.-]+):\/\/([^#]*)/i.exec(address) ?? []
  if (!/^https?$/i.test(scheme)) {
    throw new Error(`${scheme}:// is not HTTP`)
  }
  const user = /^([^/?]*)@/.exec(rest)
  return {
    url: `${scheme.toLowerCase()}://${user ? rest.slice(user[0].length) : rest}`,
    credentials: user ? withColon(decoded(user[1] ?? '')) : '',
  }
}

/** Adds parameters to what follows the question mark. */
export function joinQuery(url: string, parameters: string[]): string {
  return parameters.reduce((all, one) => `${all}${all.includes('?') ? '&' : '?'}${one}`, url)
}

/** Encodes like --data-urlencode: only what follows the first =. */
export function encoded(value: string): string {
  const sign = value.indexOf('=')
  const name = sign > 0 ? `${value.slice(0, sign)}=` : ''
  return name + encodeURIComponent(value.slice(sign + 1)).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
}

function withColon(credentials: string): string {
  return credentials.includes(':') ? credentials : `${credentials}:`
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
