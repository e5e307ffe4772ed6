import { formatSeconds } from '@/format/durations'
import { plural } from '@/format/numbers'
import type { CurlReading, CurlTestOptions } from './readCurls'

/** The result of a conversion, in words. */
export interface ConversionNote {
  /** Everything was converted, something needs a look, or nothing was converted. */
  tone: 'info' | 'warn' | 'bad'
  text: string
}

/** Describes a conversion; says “Converted” only of commands that were. */
export function conversionNote({ targets, options, leftOut, variables, refused }: CurlReading): ConversionNote {
  const parts = [
    ...(targets.length > 0 ? [`Converted from curl${targets.length > 1 ? `: ${plural(targets.length, 'target')}` : ''}.`] : []),
    ...refused.map(({ command, reason }) => (targets.length + refused.length > 1 ? `Not converted: ${command}: ${reason}.` : `Not converted: ${reason}.`)),
    ...(targets.length === 0 && refused.length === 0 ? ['Not converted: there is no curl command in it.'] : []),
    ...(targets.length > 0 ? taken(options) : []),
    ...(leftOut.length > 0 && targets.length > 0 ? [`Left out: ${leftOut.join(', ')}.`] : []),
    ...(variables.length > 0 && targets.length > 0 ? [`Put a value in place of ${variables.join(', ')}: only your shell knows it.`] : []),
  ]
  const incomplete = refused.length > 0 || leftOut.length > 0 || variables.length > 0
  return { tone: targets.length === 0 ? 'bad' : incomplete ? 'warn' : 'info', text: parts.join(' ') }
}

function taken({ insecure, timeoutSeconds, redirects, http2 }: CurlTestOptions): string[] {
  return [
    ...(insecure ? ['Certificates stay unchecked, as with --insecure.'] : []),
    ...(timeoutSeconds ? [`The timeout is now ${formatSeconds(timeoutSeconds)}.`] : []),
    ...(redirects === undefined ? [] : [`At most ${plural(redirects, 'redirect is', 'redirects are')} followed.`]),
    ...(http2 === undefined ? [] : [http2 ? 'HTTP/2 is used where the target can.' : 'HTTP/2 is switched off.']),
  ]
}
