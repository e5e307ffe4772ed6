import type { Ledger } from '@/api/types'
import { formatCount } from '@/format/numbers'

/**
 * The ledger of all hits in one line: "scheduled 30,000 = answered 29,990 + unanswered 10; stored 30,000; missing 0".
 * Terms of the sum that are 0 are left out, except answered.
 */
export function ledgerLine(ledger: Ledger): string {
  const terms: [name: string, count: number][] = [
    ['answered', ledger.answered],
    ['unanswered', ledger.unanswered],
    ['abandoned', ledger.abandoned],
    ['skipped', ledger.skipped],
    ['in flight', ledger.inFlight],
    ['waiting', ledger.waiting],
  ]
  const sum = terms
    .filter(([name, count]) => name === 'answered' || count !== 0)
    .map(([name, count]) => `${name} ${formatCount(count)}`)
    .join(' + ')
  const account = `scheduled ${formatCount(ledger.scheduled)} = ${sum}`
  return `${account}; stored ${formatCount(ledger.stored)}; missing ${formatCount(ledger.missing)}`
}
