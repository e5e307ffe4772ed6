import { shellWords } from './shellWords'
import { toBase64, type TargetDraft } from './targets'

export interface CurlReading {
  target: TargetDraft
  /** --insecure was given. */
  insecure: boolean
  /** --max-time in seconds, when given. */
  timeoutSeconds: number | null
  /** Options that mean nothing for a load test and were left out. */
  ignored: string[]
}

export function looksLikeCurl(text: string): boolean {
  return /^\s*\$?\s*curl\s/.test(text)
}

// Options of curl that take a value and matter to the request; the short form stands first.
const valued: Record<string, string> = {
  '-X': 'method', '--request': 'method',
  '-H': 'header', '--header': 'header',
  '-d': 'data', '--data': 'data', '--data-ascii': 'data', '--data-binary': 'data', '--data-raw': 'rawData',
  '--data-urlencode': 'urlencoded', '--json': 'json',
  '-u': 'user', '--user': 'user',
  '-A': 'agent', '--user-agent': 'agent',
  '-b': 'cookie', '--cookie': 'cookie',
  '-e': 'referer', '--referer': 'referer',
  '-m': 'maxTime', '--max-time': 'maxTime',
  '--url': 'url',
  '-F': 'form', '--form': 'form', '-T': 'upload', '--upload-file': 'upload',
}

// Options with a value that have no meaning here.
const valuedAndIgnored = new Set([
  '-o', '--output', '-w', '--write-out', '-c', '--cookie-jar', '--connect-timeout', '--retry', '--retry-delay',
  '-x', '--proxy', '--cacert', '--resolve', '-D', '--dump-header', '--max-redirs',
])

/** Turns a curl command into a target. Throws an error with a readable message when it cannot. */
export function readCurl(command: string): CurlReading {
  return new CurlCommand(shellWords(command.replace(/^\s*\$\s*/, '')).slice(1)).reading()
}

class CurlCommand {
  private method = ''
  private url = ''
  private readonly headers: [string, string][] = []
  private readonly data: string[] = []
  private asQuery = false
  private head = false
  private insecure = false
  private timeoutSeconds: number | null = null
  private readonly ignored: string[] = []

  constructor(words: string[]) {
    const rest = words.flatMap(separate)
    for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
      const meaning = valued[word]
      if (meaning) {
        this.takeValue(meaning, rest.shift() ?? '')
      } else if (valuedAndIgnored.has(word)) {
        rest.shift()
        this.ignored.push(word)
      } else if (word.startsWith('-')) {
        this.takeSwitch(word)
      } else {
        this.url = word
      }
    }
  }

  reading(): CurlReading {
    if (this.url === '') {
      throw new Error('the curl command has no URL')
    }
    let url = /^[a-z]+:\/\//i.test(this.url) ? this.url : `http://${this.url}`
    const data = this.data.join('&')
    if (this.asQuery && data !== '') {
      url += (url.includes('?') ? '&' : '?') + data
    }
    const body = this.asQuery ? '' : data
    if (body !== '' && !this.has('Content-Type')) {
      this.headers.push(['Content-Type', 'application/x-www-form-urlencoded'])
    }
    const method = this.method || (this.head ? 'HEAD' : body !== '' ? 'POST' : 'GET')
    return {
      target: { method: method.toUpperCase(), url, headers: this.headers, body },
      insecure: this.insecure,
      timeoutSeconds: this.timeoutSeconds,
      ignored: this.ignored,
    }
  }

  private takeValue(meaning: string, value: string): void {
    if (meaning === 'method') {
      this.method = value
    } else if (meaning === 'url') {
      this.url = value
    } else if (meaning === 'header') {
      this.takeHeader(value)
    } else if (meaning === 'user') {
      this.headers.push(['Authorization', `Basic ${toBase64(value)}`])
    } else if (meaning === 'agent') {
      this.headers.push(['User-Agent', value])
    } else if (meaning === 'cookie') {
      this.headers.push(['Cookie', value])
    } else if (meaning === 'referer') {
      this.headers.push(['Referer', value])
    } else if (meaning === 'maxTime') {
      this.timeoutSeconds = Number(value) || null
    } else if (meaning === 'form' || meaning === 'upload') {
      throw new Error('form and file uploads of curl cannot be turned into a target')
    } else {
      this.takeData(meaning, value)
    }
  }

  private takeHeader(line: string): void {
    const colon = line.indexOf(':')
    if (colon > 0) {
      this.headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()])
    }
  }

  private takeData(meaning: string, value: string): void {
    if (value.startsWith('@') && meaning !== 'rawData') {
      throw new Error(`the body is in the file ${value.slice(1)}; paste its content instead`)
    }
    if (meaning === 'urlencoded') {
      const [name, ...rest] = value.split('=')
      this.data.push(rest.length > 0 ? `${name}=${encodeURIComponent(rest.join('='))}` : encodeURIComponent(value))
      return
    }
    this.data.push(value)
    if (meaning === 'json') {
      this.addUnlessGiven('Content-Type', 'application/json')
      this.addUnlessGiven('Accept', 'application/json')
    }
  }

  private takeSwitch(word: string): void {
    if (word === '-k' || word === '--insecure') {
      this.insecure = true
    } else if (word === '-G' || word === '--get') {
      this.asQuery = true
    } else if (word === '-I' || word === '--head') {
      this.head = true
    } else if (word === '--compressed') {
      this.addUnlessGiven('Accept-Encoding', 'gzip, deflate, br')
    } else {
      this.ignored.push(word)
    }
  }

  private addUnlessGiven(name: string, value: string): void {
    if (!this.has(name)) {
      this.headers.push([name, value])
    }
  }

  private has(name: string): boolean {
    return this.headers.some(([given]) => given.toLowerCase() === name.toLowerCase())
  }
}

/** Takes apart what curl lets be written in one word: --name=value, -XPOST, -sSk. */
function separate(word: string): string[] {
  const long = /^(--[a-z-]+)=([\s\S]*)$/.exec(word)
  if (long) {
    return [long[1] ?? '', long[2] ?? '']
  }
  if (!/^-[A-Za-z]./.test(word)) {
    return [word]
  }
  const option = word.slice(0, 2)
  if (option in valued || valuedAndIgnored.has(option)) {
    return [option, word.slice(2)]
  }
  return [option, ...separate(`-${word.slice(2)}`)]
}
