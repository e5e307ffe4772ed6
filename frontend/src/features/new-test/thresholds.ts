export const thresholdExamples = ['p99(response) < 250ms', 'failures < 1%', 'rate > 99% of target']

/** The expressions that are sent: blank lines are not. */
export function thresholdsOf(lines: string[]): string[] {
  return filledLines(lines).map((line) => (lines[line] ?? '').trim())
}

/** The lines that are not blank: the master counts only those. */
export function filledLines(lines: string[]): number[] {
  return [...lines.keys()].filter((line) => (lines[line] ?? '').trim() !== '')
}

/** What the master says of an expression: in words, where in it, and the text with a caret below that place. */
export interface ThresholdProblem {
  text: string
  /** From 0; null when the whole is meant. */
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
