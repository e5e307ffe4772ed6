/** Attack options without a field in the form, as readable JSON text. */
export function furtherText(options: object): string {
  return Object.keys(options).length > 0 ? JSON.stringify(options, null, 2) : ''
}

/** The options in a valid text. */
export function readFurther(text: string): Record<string, unknown> {
  return text.trim() === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
}

/**
 * What is wrong with a text of options; empty if nothing is.
 *
 * @param elsewhere the names of options that the form has fields for
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
  return twice === undefined ? '' : `“${twice}” has its own field above; set it there`
}
