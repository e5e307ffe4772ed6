/** One shell command with its quotes and escapes resolved. */
export interface ShellCommand {
  words: string[]
  /** Expressions that only the shell can evaluate; the words contain them as written. */
  variables: string[]
}

/** Collects the words and commands of a shell text, piece by piece. */
export class CommandBuilder {
  private readonly commands: ShellCommand[] = []
  private words: string[] = []
  private variables: string[] = []
  private word: string | null = null
  private dropNext = false

  /** The word so far; null between words. */
  get current(): string | null {
    return this.word
  }

  add(text: string): void {
    this.word = (this.word ?? '') + text
  }

  addVariable(written: string): void {
    this.noteVariable(written)
    this.add(written)
  }

  noteVariable(written: string): void {
    this.variables.push(written)
  }

  endWord(): void {
    if (this.word !== null && !this.dropNext) {
      this.words.push(this.word)
    }
    if (this.word !== null) {
      this.dropNext = false
    }
    this.word = null
  }

  /** Output redirected to a file: neither the number before it nor the name after it is a word. */
  redirect(): void {
    if (this.word !== null && /^\d$/.test(this.word)) {
      this.word = null
    }
    this.endWord()
    this.dropNext = true
  }

  endCommand(): void {
    this.endWord()
    this.dropNext = false
    if (this.words.length > 0) {
      this.commands.push({ words: this.words, variables: this.variables })
    }
    this.words = []
    this.variables = []
  }

  finish(): ShellCommand[] {
    this.endCommand()
    return this.commands
  }
}

export const UNCLOSED = 'a quote is not closed'

/** The text up to the bracket that closes its first one; all of it if none does. */
export function bracketed(rest: string, open: string, close: string): string {
  let depth = 0
  for (let i = 0; i < rest.length; i += 1) {
    if (rest[i] === open) {
      depth += 1
    } else if (rest[i] === close) {
      depth -= 1
      if (depth === 0) {
        return rest.slice(0, i + 1)
      }
    }
  }
  return rest
}
