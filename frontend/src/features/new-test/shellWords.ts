/** The words of a POSIX shell command, its quotes and escapes resolved. Throws when a quote is not closed. */
export function shellWords(command: string): string[] {
  const words: string[] = []
  let word: string | null = null
  let rest = command
  while (rest !== '') {
    const space = /^(\s|\\\r?\n)+/.exec(rest)
    if (space) {
      if (word !== null) {
        words.push(word)
        word = null
      }
      rest = rest.slice(space[0].length)
    } else {
      const [text, length] = nextPiece(rest)
      word = (word ?? '') + text
      rest = rest.slice(length)
    }
  }
  return word === null ? words : [...words, word]
}

/** The next quoted or bare piece: its text, and how many characters it took. */
function nextPiece(rest: string): [text: string, length: number] {
  const single = /^'([^']*)'/.exec(rest)
  if (single) {
    return [single[1] ?? '', single[0].length]
  }
  const ansi = /^\$'((?:[^'\\]|\\[\s\S])*)'/.exec(rest)
  if (ansi) {
    return [unescapeAnsi(ansi[1] ?? ''), ansi[0].length]
  }
  const double = /^"((?:[^"\\]|\\[\s\S])*)"/.exec(rest)
  if (double) {
    return [(double[1] ?? '').replace(/\\\r?\n/g, '').replace(/\\(["\\$`])/g, '$1'), double[0].length]
  }
  if (/^(['"]|\$')/.test(rest)) {
    throw new Error('a quote is not closed')
  }
  const escaped = /^\\([\s\S])/.exec(rest)
  if (escaped) {
    return [escaped[1] ?? '', 2]
  }
  const bare = /^[^\s'"\\$]+|^\$/.exec(rest)
  return bare ? [bare[0], bare[0].length] : ['', rest.length]
}

const ansiEscapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', '\\': '\\', "'": "'", '"': '"' }

function unescapeAnsi(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([\s\S]))/g, (_all, u, x, plain) => {
    const code: string | undefined = u ?? x
    return code ? String.fromCharCode(parseInt(code, 16)) : (ansiEscapes[plain as string] ?? (plain as string))
  })
}
