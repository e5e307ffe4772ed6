/** Weights as a list: "2, 1, 1". Null when one is not a number above 0. */
export function parseWeights(text: string): number[] | null {
  const weights = text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(Number)
  return weights.every((weight) => Number.isFinite(weight) && weight > 0) ? weights : null
}
