// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { testView } from './sampleTest'
import TestSettings from './TestSettings.vue'

it('shows the settings as the master puts them', () => {
  const settings = [
    { name: 'timeout', title: 'Timeout', text: '30s', typed: null },
    { name: 'connections', title: 'Connections per host at most', text: 'no limit', typed: null },
  ]
  const page = mount(TestSettings, { props: { test: testView({ settings }) } })

  const shown = page.findAll('dt').map((name) => [name.text(), name.element.nextElementSibling?.textContent])
  expect(shown).toContainEqual(['Timeout', '30s'])
  expect(shown).toContainEqual(['Connections per host at most', 'no limit'])
})
