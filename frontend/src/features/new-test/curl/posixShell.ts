import { unescapeAnsi } from './ansiEscapes'
import { bracketed, CommandBuilder, UNCLOSED, type ShellCommand } from './shellCommand'

/** The commands in a text for bash or another POSIX shell. Throws if the text cannot be parsed. */
export function posixCommands(text: string): ShellCommand[] {
  const builder = new CommandBuilder()
  let rest = text
  while (rest !== '') {
    rest = rest.slice(take(rest, builder))
  }
  return builder.finish()
}

/** Consumes one piece of the text; returns the number of characters consumed. */
function take(rest: string, builder: CommandBuilder): number {
  const match = (pattern: RegExp) => pattern.exec(rest)
  const continued = match(/^\\\r?\n/)
  if (continued) {
    return continued[0].length
  }
  const space = match(/^[^\S\n]+/)
  if (space) {
    builder.endWord()
    return space[0].length
  }
  const comment = builder.current === null ? match(/^#[^\n]*/) : null
  if (comment) {
    return comment[0].length
  }
  const redirection = match(/^(?:&>>?|>[>|&]?|<{1,3}[&-]?)/)
  if (redirection) {
    return redirect(redirection[0], builder)
  }
  if (rest.startsWith('&') && joinsParameters(rest, builder.current)) {
    builder.add('&')
    return 1
  }
  const separator = match(/^(?:\n|;|&&?|\|[|&]?|[()])/)
  if (separator) {
    builder.endCommand()
    return separator[0].length
  }
  return takeQuoted(rest, builder) ?? takeBare(rest, builder)
}

function redirect(operator: string, builder: CommandBuilder): number {
  if (operator.startsWith('<<')) {
    throw new Error('a here-document (<<) is not read; put the body after --data instead')
  }
  builder.redirect()
  return operator.length
}

/** An address without quotes. Its ampersands do not end the command, as they would in a shell. */
function joinsParameters(rest: string, word: string | null): boolean {
  return word !== null && word.includes('?') && /^&[\w.%[\]~-]+(=|&|\s|$)/.test(rest)
}

function takeQuoted(rest: string, builder: CommandBuilder): number | null {
  const single = /^'([^']*)'/.exec(rest)
  if (single) {
    builder.add(single[1] ?? '')
    return single[0].length
  }
  const ansi = /^\$'((?:[^'\\]|\\[\s\S])*)'/.exec(rest)
  if (ansi) {
    builder.add(unescapeAnsi(ansi[1] ?? ''))
    return ansi[0].length
  }
  const double = /^\$?"((?:[^"\\]|\\[\s\S])*)"/.exec(rest)
  if (double) {
    builder.add('')
    addInterpolated(double[1] ?? '', builder)
    return double[0].length
  }
  if (/^(?:['"]|\$['"])/.test(rest)) {
    throw new Error(UNCLOSED)
  }
  return null
}

/** The text between double quotes, with few escapes, and variables. */
function addInterpolated(inner: string, builder: CommandBuilder): void {
  let rest = inner
  while (rest !== '') {
    const escaped = /^\\(?:\r?\n|(["\\$`]))/.exec(rest)
    const variable = variableAt(rest)
    if (escaped) {
      builder.add(escaped[1] ?? '')
    } else if (variable !== '') {
      builder.addVariable(variable)
    } else {
      builder.add(rest.charAt(0))
    }
    rest = rest.slice(escaped?.[0].length ?? (variable.length || 1))
  }
}

function takeBare(rest: string, builder: CommandBuilder): number {
  const variable = variableAt(rest)
  if (variable !== '') {
    builder.addVariable(variable)
    return variable.length
  }
  const escaped = /^\\([\s\S])/.exec(rest)
  if (escaped) {
    builder.add(escaped[1] ?? '')
    return 2
  }
  const bare = /^[^\s'"\\$`;&|<>()]+/.exec(rest)?.[0] ?? rest.charAt(0)
  builder.add(bare)
  return bare.length
}

/** A variable or a command substitution at the start of the text; empty if there is none. */
function variableAt(rest: string): string {
  if (rest.startsWith('$(')) {
    return `$${bracketed(rest.slice(1), '(', ')')}`
  }
  return /^(?:\$(?:\w+|\{[^}]*\}|[@*#?!])|`[^`]*`)/.exec(rest)?.[0] ?? ''
}
