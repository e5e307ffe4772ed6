// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { Report } from '@/api/types'
import VerdictBanner from './VerdictBanner.vue'

const report: Report = {
  testId: '42',
  name: 'Checkout',
  state: 'COMPLETED',
  complete: true,
  missing: [],
  verdict: { status: 'valid', reason: '' },
  planned: 500,
  ledger: { scheduled: 500, sent: 500, waiting: 0, abandoned: 0, done: 500, failed: 0, inFlight: 0, stored: 500, missing: 0 },
  requests: 500,
  rate: 50,
  throughput: 50,
  success: 1,
}

function banner(changes: Partial<Report> = {}) {
  return mount(VerdictBanner, { props: { report: { ...report, ...changes } } })
}

it('says in words whether the numbers can be trusted', () => {
  expect(banner().get('h2').text()).toBe('Valid')
  expect(banner().text()).toContain('The load generator kept its schedule')
})

it('gives the reason when they cannot', () => {
  const verdict = { status: 'invalid' as const, reason: 'hits started 2 s late' }

  expect(banner({ verdict }).text()).toContain('hits started 2 s late')
})

it('lists every reason, and states what does not make the test invalid', () => {
  const shown = banner({ verdict: { status: 'valid', reason: 'a; b', reasons: ['a slow second', 'loops were late'] } })

  expect(shown.text()).toContain('The load generator kept its schedule')
  expect(shown.findAll('[data-testid=reasons] li').map((item) => item.text())).toEqual(['a slow second', 'loops were late'])
})

it('names what is missing', () => {
  const shown = banner({ complete: false, state: 'PARTIALLY_FAILED', missing: ['worker w2: its manifest has not arrived'] })

  expect(shown.text()).toContain('incomplete')
  expect(shown.get('li').text()).toBe('worker w2: its manifest has not arrived')
})

it('says that a running test is not over', () => {
  const shown = banner({ complete: false, state: 'RUNNING' })

  expect(shown.get('h2').text()).toBe('Valid, so far')
  expect(shown.text()).toContain('still running')
})
