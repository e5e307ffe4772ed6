/** A duration as the master takes it: a bare number is seconds. */
export function goDuration(text: string): string {
  const trimmed = text.trim()
  return /^\d+(\.\d+)?$/.test(trimmed) ? `${trimmed}s` : trimmed
}
