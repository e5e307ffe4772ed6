import { readLiteral } from './powerShellLiteral'
import type { ShellCommand } from './shellCommand'

const clients = /^(?:Invoke-WebRequest|Invoke-RestMethod|iwr|irm)$/i

/** Parameters with a value, and the equivalent curl options. */
const sameAs: Record<string, string> = {
  '-uri': '--url', '-method': '-X', '-body': '--data-raw', '-useragent': '-A', '-timeoutsec': '-m',
  '-maximumredirection': '--max-redirs', '-outfile': '-o', '-infile': '-T', '-proxy': '--proxy',
}

const quiet = new Set(['-usebasicparsing', '-passthru'])

/** Converts commands of PowerShell's web client, as copied by browsers, to curl. Carries session data to later ones. */
export class WebRequestSession {
  private agent = ''
  private cookies: string[] = []

  asCurl(command: ShellCommand): ShellCommand {
    const [name = '', ...rest] = command.words
    if (name.startsWith('$session')) {
      this.take(command.words.join(' '))
      return { words: [], variables: [] }
    }
    return clients.test(name) ? { ...command, words: this.curl(rest) } : command
  }

  /** The session statements that browsers write before the request. */
  private take(statement: string): void {
    if (/New-Object \S*WebRequestSession/.test(statement)) {
      this.agent = ''
      this.cookies = []
    }
    this.agent = /^\$session\.UserAgent = ([\s\S]*)$/.exec(statement)?.[1] ?? this.agent
    const cookie = /^\$session\.Cookies\.Add\(\(New-Object System\.Net\.Cookie\(([\s\S]*)$/.exec(statement)?.[1]?.split(', ')
    if (cookie) {
      this.cookies.push(`${cookie[0]}=${cookie[1]}`)
    }
  }

  private curl(parameters: string[]): string[] {
    const words = ['curl']
    const rest = [...parameters]
    for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
      const name = word.toLowerCase()
      if (name === '-headers') {
        words.push(...headerTable(rest.shift() ?? '').flatMap((line) => ['-H', line]))
      } else if (name === '-contenttype') {
        words.push('-H', `Content-Type: ${rest.shift() ?? ''}`)
      } else if (name === '-websession') {
        rest.shift()
        words.push(...(this.agent ? ['-A', this.agent] : []), ...(this.cookies.length > 0 ? ['-b', this.cookies.join('; ')] : []))
      } else if (name === '-skipcertificatecheck') {
        words.push('-k')
      } else if (name in sameAs) {
        words.push(sameAs[name] ?? '', rest.shift() ?? '')
      } else if (!quiet.has(name)) {
        words.push(word)
      }
    }
    return words
  }
}

/** The entries of @{ "Name"="value" }, as header lines. */
function headerTable(word: string): string[] {
  if (!word.startsWith('@{')) {
    throw new Error(`the headers are in ${word}, outside the command; write them out instead`)
  }
  const entries: [name: string, value: string][] = []
  let name = ''
  let rest = word.slice(2, -1)
  while (rest !== '') {
    const literal = readLiteral(rest)
    const text = literal?.text ?? /^[^\s='";]+/.exec(rest)?.[0]
    if (text !== undefined && name === '') {
      name = text
    } else if (text !== undefined) {
      entries.push([name, text])
      name = ''
    }
    rest = rest.slice(literal?.length ?? text?.length ?? 1)
  }
  // Browsers list HTTP/2 pseudo-headers among the headers.
  const requestLine = entries.some(([name]) => name === 'scheme') ? ['authority', 'method', 'path', 'scheme'] : []
  return entries.filter(([name]) => !requestLine.includes(name)).map(([name, value]) => `${name}: ${value}`)
}
