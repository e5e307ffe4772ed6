// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { Report } from '@/api/types'
import { report } from '../sampleTest'
import ReportThresholds from './ReportThresholds.vue'

const thresholds = [{ expression: 'failures < 1%', passed: true, actual: 0, text: 'was 0 of 500 hits (0%)', aborted: false }]

const invalid = { ...report().verdict, status: 'invalid' as const }

function shown(changes: Partial<Report> = {}): string {
  return mount(ReportThresholds, { props: { report: report({ thresholds, ...changes }) } }).text()
}

it('takes no room in a test without thresholds', () => {
  expect(shown({ thresholds: [] })).toBe('')
})

it('says nothing beside them when they are of what is shown', () => {
  expect(shown()).toMatch(/^Thresholds\s*All passed\s*Passed\s*failures < 1%\s*was 0 of 500 hits \(0%\)$/)
})

it('says beside a window that they are of the whole test', () => {
  const selection = { ...report().selection, whole: false, from: 2, to: 5 }

  expect(shown({ selection })).toContain('Of the whole test, not of this window.')
  expect(shown({ selection, verdict: invalid })).not.toContain('do not count')
})

it('says when they do not count', () => {
  expect(shown({ complete: false })).toContain('The results are incomplete: thresholds do not count.')
  expect(shown({ verdict: invalid })).toContain('The load generator was the bottleneck: thresholds do not count.')
  expect(shown({ complete: false, state: 'RUNNING' })).not.toContain('do not count')
})
