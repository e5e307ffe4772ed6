/** Options of an attack that the form has no fields for, as people read and write them. */
export function furtherText(options: object): string {
  return Object.keys(options).length > 0 ? JSON.stringify(options, null, 2) : ''
}

/** The options in a text without problems. */
export function readFurther(text: string): Record<string, unknown> {
  return text.trim() === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
}

/**
 * What is wrong with a text of options; empty when nothing is.
 *
 * @param elsewhere the options that the form has fields for
 */
export function problemOfFurther(text: string, elsewhere: string[]): string {
  let options: unknown
  try {
    options = readFurther(text)
  } catch {
    return 'One JSON object, such as {"assertions": [{"status": ["2xx"]}]}'
  }
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    return 'One JSON object, in braces'
  }
  const twice = Object.keys(options).find((name) => elsewhere.includes(name))
  return twice === undefined ? '' : `“${twice}” has a field of its own above; give it there`
}
