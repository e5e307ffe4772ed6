// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { Report } from '@/api/types'
import { report } from '../sampleTest'
import VerdictBanner from './VerdictBanner.vue'

function banner(changes: Partial<Report> = {}) {
  return mount(VerdictBanner, { props: { report: report(changes) } })
}

it('says in words whether the numbers can be trusted', () => {
  expect(banner().get('h2').text()).toBe('Measurement: valid')
  expect(banner().text()).toContain('The load generator kept its schedule')
})

it('gives the reason when they cannot', () => {
  const verdict = { ...report().verdict, status: 'invalid' as const, reason: 'hits started 2 s late' }

  expect(banner({ verdict }).text()).toContain('hits started 2 s late')
})

it('lists every reason, and states what does not make the test invalid', () => {
  const shown = banner({ verdict: { ...report().verdict, reason: 'a; b', reasons: ['a slow second', 'loops were late'] } })

  expect(shown.text()).toContain('The load generator kept its schedule')
  expect(shown.findAll('[data-testid=reasons] li').map((item) => item.text())).toEqual(['a slow second', 'loops were late'])
})

it('names what is missing', () => {
  const shown = banner({ complete: false, state: 'PARTIALLY_FAILED', missing: ['worker w2: its manifest has not arrived'] })

  expect(shown.get('h2').text()).toBe('Measurement: valid, results incomplete')
  expect(shown.text()).not.toContain('these numbers describe the target')
  expect(shown.get('li').text()).toBe('worker w2: its manifest has not arrived')
})

it('says that a running test is not over', () => {
  const shown = banner({ complete: false, state: 'RUNNING' })

  expect(shown.get('h2').text()).toBe('Measurement: valid, so far')
  expect(shown.text()).toContain('still running')
})
