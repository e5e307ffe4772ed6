// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { AttackOptions } from '@/api/types'
import { attackOptions, testView } from './sampleTest'
import TestSettings from './TestSettings.vue'

/** The text that the page shows for each option. */
function settings(options: Partial<AttackOptions>): Record<string, string> {
  const page = mount(TestSettings, { props: { test: testView({ options: attackOptions(options) }) } })
  return Object.fromEntries(page.findAll('dt').map((name) => [name.text(), name.element.nextElementSibling?.textContent ?? '']))
}

it('says how long connections are used if that was set', () => {
  const shown = settings({ idleTimeoutNanos: 4e9, maxConnectionAgeNanos: 90e9 })

  expect(shown['Idle connections closed after']).toBe('4 s')
  expect(shown['Connections used for at most']).toBe('1 min 30 s')
})

it('does not speak of it if it was not', () => {
  const shown = settings({ idleTimeoutNanos: null, maxConnections: 0 })

  expect(shown['Connections per host at most']).toBe('no limit')
  expect(Object.keys(shown)).not.toContain('Idle connections closed after')
  expect(Object.keys(shown)).not.toContain('Connections used for at most')
})
