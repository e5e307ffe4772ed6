export const thresholdExamples = ['p99(response) < 250ms', 'failures < 1%', 'rate > 99% of target']

/** The expressions to submit, without blank lines. */
export function thresholdsOf(lines: string[]): string[] {
  return filledLines(lines).map((line) => (lines[line] ?? '').trim())
}

/** The numbers of the lines that are not blank, which are the only ones that the master counts. */
export function filledLines(lines: string[]): number[] {
  return [...lines.keys()].filter((line) => (lines[line] ?? '').trim() !== '')
}

/** The master's error about an expression: in words, its position, and the text with a caret below that position. */
export interface ThresholdProblem {
  text: string
  /** From 0; null if the error is about the whole expression. */
  position: number | null
  /** Two lines for a fixed-width font; empty without a position. */
  marked: string
}

export function readThresholdProblem(message: string): ThresholdProblem {
  const at = /^at character (\d+): ([^\n]*)\n([^]*)$/.exec(message)
  return at
    ? { text: `At character ${at[1]}: ${at[2]}`, position: Number(at[1]) - 1, marked: at[3] ?? '' }
    : { text: message, position: null, marked: '' }
}
