import { UNCLOSED } from './shellCommand'

const escapes: Record<string, string> = {
  '0': '\0', a: '\x07', b: '\b', e: '\x1b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v',
}

/** A PowerShell string. */
export interface Literal {
  text: string
  /** How many characters it takes. */
  length: number
  variables: string[]
}

/** The string at the start of a text; null if there is none. */
export function readLiteral(rest: string): Literal | null {
  const here = /^@(['"])[ \t]*\n([\s\S]*?)\n\1@/.exec(rest)
  if (here) {
    const inner = here[2] ?? ''
    return { ...(here[1] === '"' ? interpolated(inner) : { text: inner, variables: [] }), length: here[0].length }
  }
  const single = /^'((?:[^']|'')*)'/.exec(rest)
  if (single) {
    return { text: (single[1] ?? '').replaceAll("''", "'"), variables: [], length: single[0].length }
  }
  const double = /^"((?:[^"`]|`[\s\S]|"")*)"/.exec(rest)
  if (double) {
    return { ...interpolated((double[1] ?? '').replaceAll('""', '`"')), length: double[0].length }
  }
  if (/^['"]/.test(rest)) {
    throw new Error(UNCLOSED)
  }
  return null
}

function interpolated(inner: string): Omit<Literal, 'length'> {
  const variables: string[] = []
  const pattern = /`u\{([0-9a-fA-F]+)\}|`([\s\S])|\$\(\[char\](0x[0-9a-fA-F]+|\d+)\)|\$(?:\w+|\{[^}]*\}|\([^)]*\))/g
  const text = inner.replace(pattern, (all: string, point?: string, char?: string, code?: string) => {
    if (point !== undefined || code !== undefined) {
      return String.fromCodePoint(code === undefined ? parseInt(point ?? '', 16) : Number(code))
    }
    if (char !== undefined) {
      return escapes[char] ?? char
    }
    variables.push(all)
    return all
  })
  return { text, variables }
}
