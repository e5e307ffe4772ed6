import { UNCLOSED, type ShellCommand } from './shellCommand'

/**
 * The commands in a text for the Windows command prompt. There are two steps: the prompt resolves carets and finds the
 * ends of commands, then the program splits its line by the rules of Microsoft's C runtime.
 */
export function windowsCommands(text: string): ShellCommand[] {
  // Browsers open a word with ^" and then escape everything else; older ones omit the caret there, but not inside.
  const copied = /(?:^|\s)\^"/.test(text) || text.includes('^\\^"')
  return commandLines(text.replaceAll('\r\n', '\n'), copied)
    .map((line) => wordsOf(line, copied))
    .filter((words) => words.length > 0)
    .map((words) => ({ words, variables: words.flatMap(variablesIn) }))
}

function commandLines(text: string, copied: boolean): string[] {
  const lines: string[] = []
  let line = ''
  let quoted = false
  for (let rest = text; rest !== ''; ) {
    // Strictly speaking, a caret between quotes is literal; but nobody means a literal caret before these characters.
    const caret = (quoted && !copied ? /^\^(?:[ \t]*\n(\n)?|([&|<>%]))/ : /^\^(?:[ \t]*\n(\n)?|([^\n]))/).exec(rest)
    const redirection = quoted ? null : /^(?:>>?|<)[ \t]*(?:&\d|"[^"]*"|[^\s&|]+)/.exec(rest)
    if (caret) {
      line += caret[1] ?? caret[2] ?? ''
    } else if (redirection) {
      line = line.replace(/(^|\s)\d$/, '$1')
    } else if (!quoted && /^[\n&|]/.test(rest)) {
      lines.push(line)
      line = ''
    } else {
      const char = rest.charAt(0)
      const escaped = (/\\*$/.exec(line)?.[0].length ?? 0) % 2 === 1
      quoted = char === '"' && !escaped ? !quoted : quoted
      line += char
    }
    rest = rest.slice((caret ?? redirection)?.[0].length ?? 1)
  }
  return [...lines, line]
}

/**
 * Backslashes are special only before a quote: 2n of them are n, and one more makes the quote literal.
 *
 * @param copied from a browser, which doubles every backslash
 */
function wordsOf(line: string, copied: boolean): string[] {
  const words: string[] = []
  let word: string | null = null
  let quoted = false
  let skip = false
  for (const match of line.matchAll(/(\\*)"|\\+|[ \t\n]+|[^\\" \t\n]+/g)) {
    const [piece, backslashes] = match
    if (skip) {
      skip = false
    } else if (backslashes !== undefined) {
      const escaped: boolean = backslashes.length % 2 === 1
      // Two quotes within quotes stand for one.
      skip = !escaped && quoted && line[match.index + piece.length] === '"'
      const character: boolean = escaped || skip
      word = (word ?? '') + backslashes.slice(Math.ceil(backslashes.length / 2)) + (character ? '"' : '')
      quoted = character ? quoted : !quoted
    } else if (/^[ \t\n]/.test(piece) && !quoted) {
      words.push(...(word === null ? [] : [word]))
      word = null
    } else {
      const halve = copied && piece.startsWith('\\') && piece.length % 2 === 0
      word = (word ?? '') + (halve ? piece.slice(piece.length / 2) : piece)
    }
  }
  if (quoted) {
    throw new Error(UNCLOSED)
  }
  return word === null ? words : [...words, word]
}

/** A variable such as %TOKEN%, but not percent-encoded text such as %C3%A4. */
function variablesIn(word: string): string[] {
  return [...word.matchAll(/%([A-Za-z_]\w*)%/g)]
    .filter(([, name]) => !/^[0-9A-Fa-f]{2}$/.test(name ?? ''))
    .map(([written]) => written)
}
