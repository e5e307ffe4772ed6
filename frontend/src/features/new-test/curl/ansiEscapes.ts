const plain: Record<string, string> = {
  a: '\x07', b: '\b', e: '\x1b', E: '\x1b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v',
}

const escape =
  /(?:\\x[0-9a-fA-F]{1,2}|\\[0-7]{1,3})+|\\u([0-9a-fA-F]{1,4})|\\U([0-9a-fA-F]{1,8})|\\c([\s\S])|\\([\s\S])/g

/** Resolves the escapes that bash resolves between $' and '. */
export function unescapeAnsi(text: string): string {
  return text.replace(escape, (all: string, short?: string, long?: string, control?: string, other?: string) => {
    const code = short ?? long
    if (code !== undefined) {
      return String.fromCodePoint(Math.min(parseInt(code, 16), 0x10ffff))
    }
    if (control !== undefined) {
      return String.fromCharCode(control.charCodeAt(0) & 0x1f)
    }
    return other === undefined ? bytesAsText(all) : (plain[other] ?? other)
  })
}

/** Decodes bytes as UTF-8 if they are valid, otherwise as the characters with these code points. */
function bytesAsText(escapes: string): string {
  const bytes = [...escapes.matchAll(/\\x([0-9a-fA-F]{1,2})|\\([0-7]{1,3})/g)].map(([, hex, octal]) =>
    (hex === undefined ? parseInt(octal ?? '0', 8) : parseInt(hex, 16)) & 0xff,
  )
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes))
  } catch {
    return String.fromCharCode(...bytes)
  }
}
