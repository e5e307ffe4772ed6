/** A request template as the form understands it. The body is text; it is sent as its UTF-8 bytes. */
export interface TargetDraft {
  method: string
  url: string
  headers: [name: string, value: string][]
  body: string
}

export interface TargetsReading {
  targets: TargetDraft[]
  /** What is wrong, with its line; empty when nothing is. */
  problem: string
}

/**
 * Reads targets in one of Vegeta's two formats: blocks of "METHOD URL" and header lines, or one JSON object a line. The
 * master has the last word on what they hold.
 */
export function readTargets(text: string): TargetsReading {
  if (text.trim() === '') {
    return { targets: [], problem: '' }
  }
  return isJson(text) ? readJson(text) : readHttp(text)
}

/** Targets as the master takes them; of those that were JSON already nothing is lost. Their text must be readable. */
export function targetObjects(text: string): object[] {
  return isJson(text) ? jsonPieces(text).flatMap(({ text }) => jsonObjects(text)) : readHttp(text).targets.map(jsonObject)
}

/** Writes targets as blocks when that can hold them, and as JSON lines when one has a body. */
export function writeTargets(targets: TargetDraft[]): string {
  return targets.some((target) => target.body !== '')
    ? targets.map((target) => JSON.stringify(jsonObject(target))).join('\n') + '\n'
    : targets.map(httpBlock).join('\n\n') + '\n'
}

/** Base64 of the UTF-8 bytes of a text. */
export function toBase64(text: string): string {
  let binary = ''
  for (const byte of new TextEncoder().encode(text)) {
    binary += String.fromCharCode(byte)
  }
  return btoa(binary)
}

function readHttp(text: string): TargetsReading {
  const targets: TargetDraft[] = []
  let current: TargetDraft | null = null
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim()
    // A placeholder in a URL may have spaces.
    const request = /^([A-Z]+(?:-[A-Z]+)*)\s+(\S.*)$/.exec(line)
    if (line === '') {
      current = null
    } else if (request) {
      current = { method: request[1] ?? '', url: request[2] ?? '', headers: [], body: '' }
      targets.push(current)
      if (!/^https?:\/\/[^/]/.test(current.url)) {
        return { targets, problem: `Line ${index + 1}: the URL must begin with http:// or https://` }
      }
    } else if (line.startsWith('@')) {
      return { targets, problem: `Line ${index + 1}: a worker reads no files; give the body in a JSON target` }
    } else if (!line.startsWith('#')) {
      const colon = line.indexOf(':')
      if (!current || colon <= 0) {
        return { targets, problem: `Line ${index + 1}: expected “METHOD URL” or “Header: value”` }
      }
      current.headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()])
    }
  }
  return { targets, problem: targets.length > 0 ? '' : 'No target in these lines' }
}

function readJson(text: string): TargetsReading {
  const targets: TargetDraft[] = []
  for (const { where, text: piece } of jsonPieces(text)) {
    try {
      targets.push(...jsonObjects(piece).map(jsonTarget))
    } catch (error) {
      return { targets, problem: `${where}: ${error instanceof Error ? error.message : 'not JSON'}` }
    }
  }
  return { targets, problem: '' }
}

function isJson(text: string): boolean {
  return /^[{[]/.test(text.trim())
}

/** An array is one piece; otherwise each line is. */
function jsonPieces(text: string): { where: string; text: string }[] {
  const pieces = text.trim().startsWith('[')
    ? [{ where: 'Targets', text }]
    : text.split(/\r?\n/).map((line, index) => ({ where: `Line ${index + 1}`, text: line }))
  return pieces.filter((piece) => piece.text.trim() !== '')
}

function jsonObjects(piece: string): object[] {
  return [JSON.parse(piece) as object].flat()
}

function jsonTarget(value: unknown): TargetDraft {
  const { method, url, header, body } = (value ?? {}) as Record<string, unknown>
  if (typeof method !== 'string' || typeof url !== 'string') {
    throw new Error('a target needs “method” and “url”')
  }
  const headers = Object.entries((header ?? {}) as Record<string, unknown>).flatMap(([name, values]) =>
    [values].flat().map((one): [string, string] => [name, String(one)]),
  )
  return { method, url, headers, body: typeof body === 'string' ? fromBase64(body) : '' }
}

function fromBase64(text: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)))
  } catch {
    // As the master does: a body that is not base64 is the text itself.
    return text
  }
}

function httpBlock(target: TargetDraft): string {
  return [`${target.method} ${target.url}`, ...target.headers.map(([name, value]) => `${name}: ${value}`)].join('\n')
}

function jsonObject(target: TargetDraft): object {
  const header: Record<string, string[]> = {}
  for (const [name, value] of target.headers) {
    header[name] = [...(header[name] ?? []), value]
  }
  return {
    method: target.method,
    url: target.url,
    ...(target.headers.length > 0 ? { header } : {}),
    ...(target.body !== '' ? { body: toBase64(target.body) } : {}),
  }
}
