// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import TroubleNotices from './TroubleNotices.vue'

it('says what is amiss, and since when', () => {
  const shown = mount(TroubleNotices, {
    props: {
      notices: [
        { kind: 'kafka_away', since: '2026-01-01T00:00:00Z', text: 'Kafka does not take the results of 2 workers (a, b)' },
      ],
    },
  })

  expect(shown.get('[role=status]').text()).toContain('Kafka is away')
  expect(shown.text()).toContain('does not take the results of 2 workers')
  expect(shown.find('time').attributes('datetime')).toBe('2026-01-01T00:00:00Z')
})

it('takes no room if nothing is', () => {
  expect(mount(TroubleNotices, { props: { notices: [] } }).text()).toBe('')
})
