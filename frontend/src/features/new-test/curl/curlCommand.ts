import { toBase64, type TargetDraft } from '../targets'
import { isQuiet, meaningOf, separate, takesValue, type Meaning } from './curlOptions'
import { encoded, joinQuery, readAddress } from './curlAddress'

/** Settings of the whole test that a command contains; others are absent. */
export interface CurlTestOptions {
  insecure?: boolean
  timeoutSeconds?: number
  redirects?: number
  http2?: boolean
}

export interface CurlCommandReading {
  targets: TargetDraft[]
  options: CurlTestOptions
  /** Options that would change the request but are not supported. */
  leftOut: string[]
}

const cannotSign = /^--(?:digest|ntlm|ntlm-wb|negotiate|anyauth|aws-sigv4)$/

/** Converts the words of a curl command to targets. Throws an error with a readable message if it cannot. */
export function readCurlCommand(words: string[]): CurlCommandReading {
  const requests = [new CurlRequest()]
  // Values must be recognised before words are split, because a value may look like an option.
  const rest = [...words]
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const [option = '', ...more] = separate(word)
    rest.unshift(...more)
    if (option === '--next' || option === '-:') {
      requests.push(new CurlRequest())
    } else {
      requests.at(-1)?.take(option, takesValue(option) ? (rest.shift() ?? '') : null)
    }
  }
  return {
    targets: requests.flatMap((request) => request.targets()),
    options: Object.assign({}, ...requests.map(({ options }) => options)) as CurlTestOptions,
    leftOut: [...new Set(requests.flatMap(({ leftOut }) => leftOut))],
  }
}

/** The part between two --next: one request, to one URL or several. */
class CurlRequest {
  readonly options: CurlTestOptions = {}
  readonly leftOut: string[] = []
  private method = ''
  private readonly urls: string[] = []
  private readonly headers: [string, string][] = []
  private readonly absent = new Set<string>()
  private readonly cookies: string[] = []
  private readonly data: string[] = []
  private readonly query: string[] = []
  private json = false
  private asQuery = false
  private head = false
  private globs = true

  take(option: string, value: string | null): void {
    const meaning = meaningOf(option)
    if (meaning && value !== null) {
      this.takeValue(meaning, value, option)
    } else if (value === null && (!option.startsWith('-') || option === '-')) {
      this.urls.push(option)
    } else if (value === null) {
      this.takeSwitch(option)
    } else if (!isQuiet(option)) {
      this.leaveOut(option)
    }
  }

  targets(): TargetDraft[] {
    if (this.urls.length === 0) {
      throw new Error('the curl command has no URL')
    }
    return this.urls.map((url) => this.target(url))
  }

  private target(written: string): TargetDraft {
    const address = readAddress(written, this.globs)
    const data = this.data.join('&')
    const url = joinQuery(address.url, [...this.query, ...(this.asQuery && data !== '' ? [data] : [])])
    const sends = this.data.length > 0 && !this.asQuery
    const headers = [...this.headers]
    const add = (name: string, value: string) => {
      if (!this.names(name)) {
        headers.push([name, value])
      }
    }
    if (this.cookies.length > 0) {
      add('Cookie', this.cookies.join('; '))
    }
    if (address.credentials !== '') {
      add('Authorization', `Basic ${toBase64(address.credentials)}`)
    }
    if (sends) {
      add('Content-Type', this.json ? 'application/json' : 'application/x-www-form-urlencoded')
    }
    if (this.json) {
      add('Accept', 'application/json')
    }
    const method = this.method || (this.head ? 'HEAD' : sends ? 'POST' : 'GET')
    return { method: method.toUpperCase(), url, headers, body: sends ? data : '' }
  }

  private takeValue(meaning: Meaning, value: string, option: string): void {
    const takers: Record<Meaning, () => void> = {
      method: () => (this.method = value),
      url: () => this.urls.push(value),
      header: () => this.takeHeader(value),
      data: () => this.data.push(inline(value)),
      rawData: () => this.data.push(value),
      urlencoded: () => this.data.push(encoded(inline(value, /^[^=@]*@/))),
      json: () => this.takeJson(inline(value)),
      query: () => this.query.push(value.startsWith('+') ? value.slice(1) : encoded(inline(value, /^[^=@]*@/))),
      user: () => this.takeUser(value),
      bearer: () => this.headers.push(['Authorization', `Bearer ${value}`]),
      agent: () => this.headers.push(['User-Agent', value]),
      cookie: () => this.takeCookie(value, option),
      referer: () => this.headers.push(['Referer', value.replace(/;auto$/, '')]),
      range: () => this.headers.push(['Range', `bytes=${value}`]),
      maxTime: () => (this.options.timeoutSeconds = Number(value) || 0),
      maxRedirects: () => (this.options.redirects = Number(value) || 0),
      form: () => refuse('a form with parts (--form) cannot be turned into a target; send its body with --data-binary'),
      upload: () => refuse('the body is in a file (--upload-file); paste its content after --data-raw instead'),
      config: () => refuse('a part of the command is in a file (--config); write its options out instead'),
    }
    takers[meaning]()
  }

  private takeHeader(line: string): void {
    if (line.startsWith('@')) {
      refuse(`headers are in the file ${line.slice(1)}; write them out instead`)
    }
    const colon = line.indexOf(':')
    const value = line.slice(colon + 1).trim()
    if (colon > 0 && value !== '') {
      this.headers.push([line.slice(0, colon).trim(), value])
    } else if (colon > 0) {
      // “Accept:” removes a header that curl would send by default.
      this.absent.add(line.slice(0, colon).trim().toLowerCase())
    } else if (/^[^;]+;$/.test(line)) {
      this.headers.push([line.slice(0, -1).trim(), ''])
    }
  }

  private takeJson(value: string): void {
    this.data.push(value)
    this.json = true
  }

  private takeUser(value: string): void {
    if (!value.includes(':')) {
      refuse(`the password of “${value}” is not in the command; write --user ${value}:PASSWORD`)
    }
    this.headers.push(['Authorization', `Basic ${toBase64(value)}`])
  }

  private takeCookie(value: string, option: string): void {
    if (value.includes('=')) {
      this.cookies.push(value)
    } else if (value !== '') {
      this.leaveOut(`${option} ${value} (a file)`)
    }
  }

  private takeSwitch(option: string): void {
    const switches: Record<string, () => void> = {
      '-k': () => (this.options.insecure = true),
      '-G': () => (this.asQuery = true),
      '-I': () => (this.head = true),
      '-g': () => (this.globs = false),
      '--compressed': () => this.names('Accept-Encoding') || this.headers.push(['Accept-Encoding', 'gzip, deflate, br']),
      '--http1.1': () => (this.options.http2 = false),
      '--http2': () => (this.options.http2 = true),
    }
    const longNames: Record<string, string> = { '--insecure': '-k', '--get': '-G', '--head': '-I', '--globoff': '-g' }
    const known = switches[longNames[option] ?? option]
    if (known) {
      known()
    } else if (cannotSign.test(option)) {
      refuse(`${option} needs more than one request to log in, which a target cannot make`)
    } else if (!isQuiet(option)) {
      this.leaveOut(option)
    }
  }

  private leaveOut(option: string): void {
    if (cannotSign.test(option)) {
      refuse(`${option} signs each request anew, which a target cannot do`)
    }
    this.leftOut.push(option)
  }

  private names(name: string): boolean {
    const wanted = name.toLowerCase()
    return this.absent.has(wanted) || this.headers.some(([given]) => given.toLowerCase() === wanted)
  }
}

/** A body given in the command itself, not in a file. */
function inline(value: string, file = /^@/): string {
  const mark = file.exec(value)
  if (mark) {
    const name = value.slice(mark[0].length)
    refuse(name === '-' ? 'the body comes from standard input; paste it in place of @-' : `the body is in the file ${name}; paste its content instead`)
  }
  return value
}

function refuse(reason: string): never {
  throw new Error(reason)
}
