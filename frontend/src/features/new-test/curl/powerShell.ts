import { readLiteral } from './powerShellLiteral'
import { bracketed, CommandBuilder, type ShellCommand } from './shellCommand'
import { WebRequestSession } from './webRequest'

/** The commands in a text for PowerShell; those of its own web client are converted to curl's. */
export function powerShellCommands(text: string): ShellCommand[] {
  const session = new WebRequestSession()
  return split(text).map((command) => session.asCurl({ ...command, words: command.words.map(asArgument) }))
}

function split(text: string): ShellCommand[] {
  const builder = new CommandBuilder()
  let rest = text.replaceAll('\r\n', '\n')
  while (rest !== '') {
    rest = rest.slice(take(rest, builder))
  }
  return builder.finish()
}

function take(rest: string, builder: CommandBuilder): number {
  const match = (pattern: RegExp) => pattern.exec(rest)
  const space = match(/^(?:[^\S\n]|`[ \t]*\n)+/)
  if (space) {
    builder.endWord()
    return space[0].length
  }
  const comment = builder.current === null ? match(/^#[^\n]*/) : null
  if (comment) {
    return comment[0].length
  }
  if (rest.startsWith('@{')) {
    // A table of headers is kept as one word.
    const table = bracketed(rest.slice(1), '{', '}')
    builder.add(`@${table}`)
    return table.length + 1
  }
  const redirection = match(/^[*\d]?>{1,2}(?:&\d)?/)
  if (redirection) {
    builder.redirect()
    return redirection[0].length
  }
  const separator = match(/^(?:\n|;|&&?|\|\|?)/)
  if (separator) {
    builder.endCommand()
    return separator[0].length
  }
  const literal = readLiteral(rest)
  if (literal) {
    builder.add(literal.text)
    literal.variables.forEach((variable) => builder.noteVariable(variable))
    return literal.length
  }
  const bare = match(/^(?:\$\w+|`[\s\S]|[^\s'"`;&|<>]+)/)?.[0] ?? rest.charAt(0)
  builder.add(bare.startsWith('`') ? bare.slice(1) : bare)
  if (/^\$(?!session\b|true\b|false\b|null\b)\w/i.test(bare)) {
    builder.noteVariable(/^\$\w+/.exec(bare)?.[0] ?? bare)
  }
  return bare.length
}

/** Older PowerShells pass quotes on only after backslashes, which the called program removes. */
function asArgument(word: string): string {
  return word.includes('\\"') && !/(?:^|[^\\])"/.test(word) ? word.replaceAll('\\"', '"') : word
}
