import { expect, it } from 'vitest'
import type { Ledger } from '@/api/types'
import { ledgerLine } from './ledgerLine'

const ledger: Ledger = {
  scheduled: 30000,
  sent: 30000,
  waiting: 0,
  abandoned: 0,
  skipped: 0,
  answered: 29990,
  unanswered: 10,
  inFlight: 0,
  stored: 30000,
  missing: 0,
}

it('accounts for every hit', () => {
  expect(ledgerLine(ledger)).toBe('scheduled 30,000 = answered 29,990 + unanswered 10; stored 30,000; missing 0')
})

it('names hits that the generator was too late for', () => {
  expect(ledgerLine({ ...ledger, scheduled: 500, answered: 300, unanswered: 0, skipped: 200, stored: 500 })).toBe(
    'scheduled 500 = answered 300 + skipped 200; stored 500; missing 0',
  )
})

it('names answered even when nothing was', () => {
  expect(ledgerLine({ ...ledger, scheduled: 500, answered: 0, unanswered: 0, abandoned: 500, stored: 500 })).toBe(
    'scheduled 500 = answered 0 + abandoned 500; stored 500; missing 0',
  )
})

it('names what is not settled yet', () => {
  expect(ledgerLine({ ...ledger, unanswered: 0, inFlight: 8, waiting: 2, stored: 29990, missing: 10 })).toBe(
    'scheduled 30,000 = answered 29,990 + in flight 8 + waiting 2; stored 29,990; missing 10',
  )
})
