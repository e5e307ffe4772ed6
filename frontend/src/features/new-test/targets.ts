/** A request template as the form understands it. The body is text and is sent as UTF-8. */
export interface TargetDraft {
  method: string
  url: string
  headers: [name: string, value: string][]
  body: string
}

export interface TargetsReading {
  targets: TargetDraft[]
  /** What is wrong, with the line number; empty if nothing is. */
  problem: string
}

/**
 * Reads targets in one of Vegeta's two formats: blocks of "METHOD URL" and header lines, or one JSON object per line.
 * The master has the last word on their content.
 */
export function readTargets(text: string): TargetsReading {
  if (text.trim() === '') {
    return { targets: [], problem: '' }
  }
  return isJson(text) ? readJson(text) : readHttp(text)
}

/** Targets as the master accepts them; targets that are already JSON keep all their fields. The text must be valid. */
export function targetObjects(text: string): object[] {
  return isJson(text) ? jsonPieces(text).flatMap(({ text }) => jsonObjects(text)) : readHttp(text).targets.map(jsonObject)
}

/** Whether weights make some targets more frequent than others. */
export function areWeighted(text: string): boolean {
  return isJson(text) && /"weight"\s*:\s*(?!1\b)\d/.test(text)
}

/**
 * Appends targets to those of a text. The text is kept if possible; blocks become JSON if a new target has a body,
 * which loses only comments. The text must be valid.
 */
export function appendTargets(text: string, more: TargetDraft[]): string {
  if (text.trim() === '') {
    return writeTargets(more)
  }
  if (isJson(text) || more.some((target) => target.body !== '')) {
    return jsonLines([...targetObjects(text), ...more.map(jsonObject)])
  }
  return `${text.trimEnd()}\n\n${writeTargets(more)}`
}

/** Writes targets from the master: as blocks if these can express everything, otherwise as JSON lines. */
export function targetsText(objects: object[]): string {
  const said = objects.map(withoutDefaults)
  return said.every(fitsBlock) ? writeTargets(said.map(jsonTarget)) : jsonLines(said)
}

/** Writes targets as blocks, or as JSON lines if one has a body. */
export function writeTargets(targets: TargetDraft[]): string {
  return targets.some((target) => target.body !== '')
    ? jsonLines(targets.map(jsonObject))
    : targets.map(httpBlock).join('\n\n') + '\n'
}

/** Base64 of a text's UTF-8 bytes. */
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
    // A placeholder in a URL may contain spaces.
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
      return { targets, problem: `Line ${index + 1}: workers do not read files; give the body in a JSON target` }
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
  for (const { line, text: piece } of jsonPieces(text)) {
    try {
      targets.push(...jsonObjects(piece).map(jsonTarget))
    } catch (error) {
      const reason = error instanceof SyntaxError || !(error instanceof Error) ? 'not a complete JSON object' : error.message
      return { targets, problem: `Line ${line}: ${reason}` }
    }
  }
  return { targets, problem: '' }
}

function isJson(text: string): boolean {
  return /^[{[]/.test(text.trim())
}

/** The bracketed pieces of a text, each of which may span several lines. */
function jsonPieces(text: string): { line: number; text: string }[] {
  const pieces: { line: number; text: string }[] = []
  let [line, first, start, depth] = [1, 1, 0, 0]
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\\n]|\\.)*"|[{[\]}\n]/g)) {
    depth += /^[{[]/.test(token) ? 1 : /^[\]}]/.test(token) ? -1 : 0
    if (depth <= 0 && token !== '\n' && !token.startsWith('"')) {
      pieces.push({ line: first, text: text.slice(start, index + 1) })
      ;[start, depth, first] = [index + 1, 0, line]
    } else if (token === '\n') {
      line += 1
      first = text.slice(start, index).trim() === '' ? line : first
    }
  }
  const rest = text.slice(start)
  return rest.trim() === '' ? pieces : [...pieces, { line: first, text: rest }]
}

function jsonObjects(piece: string): object[] {
  // Between objects there may be commas, as in an array whose brackets were left out.
  return [JSON.parse(piece.replace(/^\s*,/, '')) as object].flat()
}

function jsonTarget(value: unknown): TargetDraft {
  const { method, url, header, headers, body, bodyText } = (value ?? {}) as Record<string, unknown>
  if (typeof method !== 'string' || typeof url !== 'string') {
    throw new Error('a target needs “method” and “url”')
  }
  const text = typeof bodyText === 'string' ? bodyText : typeof body === 'string' ? fromBase64(body) : ''
  return { method, url, headers: [...headersOf(header), ...headersOf(headers)], body: text }
}

/** Lines such as "Accept: text/html", or values by name. */
function headersOf(value: unknown): [string, string][] {
  if (Array.isArray(value)) {
    return value.map(String).map((line): [string, string] => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()]
    })
  }
  return Object.entries((value ?? {}) as Record<string, unknown>).flatMap(([name, values]) =>
    [values].flat().map((one): [string, string] => [name, String(one)]),
  )
}

/** A target from the master, without default values. */
function withoutDefaults(target: object): Record<string, unknown> {
  const { method, url } = target as { method?: unknown; url?: unknown }
  const defaults: Record<string, unknown> = { name: `${String(method)} ${String(url)}`, weight: 1, body: '' }
  return Object.fromEntries(
    Object.entries(target).filter(
      ([key, value]) => value !== null && value !== defaults[key] && !(Array.isArray(value) && value.length === 0),
    ),
  )
}

function fitsBlock(target: Record<string, unknown>): boolean {
  return Object.keys(target).every((key) => ['method', 'url', 'header', 'headers'].includes(key))
}

function jsonLines(objects: object[]): string {
  return objects.map((object) => `${JSON.stringify(object)}\n`).join('')
}

function fromBase64(text: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)))
  } catch {
    // Like in the master, a body that is not base64 is plain text.
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
