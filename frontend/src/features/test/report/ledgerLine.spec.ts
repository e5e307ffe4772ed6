import { expect, it } from 'vitest'
import type { Ledger } from '@/api/types'
import { ledgerLine } from './ledgerLine'

const ledger: Ledger = {
  scheduled: 30000,
  sent: 30000,
  waiting: 0,
  abandoned: 0,
  done: 29990,
  failed: 10,
  inFlight: 0,
  stored: 30000,
  missing: 0,
}

it('accounts for every hit', () => {
  expect(ledgerLine(ledger)).toBe('scheduled 30,000 = done 29,990 + failed 10; stored 30,000; missing 0')
})

it('names done even when nothing was', () => {
  expect(ledgerLine({ ...ledger, scheduled: 500, done: 0, failed: 0, abandoned: 500, stored: 500 })).toBe(
    'scheduled 500 = done 0 + abandoned 500; stored 500; missing 0',
  )
})

it('names what is not settled yet', () => {
  expect(ledgerLine({ ...ledger, failed: 0, inFlight: 8, waiting: 2, stored: null, missing: null })).toBe(
    'scheduled 30,000 = done 29,990 + in flight 8 + waiting 2',
  )
})
