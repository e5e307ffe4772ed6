// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { point, testView } from './sampleTest'
import TestProgress from './TestProgress.vue'
import type { Connection } from './useLiveTest'

const start = Date.parse('2026-01-10T12:00:00Z')

function progress(connection: Connection, elapsedMillis: number) {
  return mount(TestProgress, {
    props: { test: testView({ durationNanos: 60e9 }), points: [point(0), point(1)], connection, now: start + elapsedMillis },
  })
}

it('says that the data is live', () => {
  expect(progress('open', 3200).get('[data-testid=freshness]').text()).toBe('Live')
})

it('says how old the data is', () => {
  expect(progress('open', 14_000).get('[data-testid=freshness]').text()).toBe('Data 12 s old')
})

it('says that it lost the master, and how old the data is', () => {
  expect(progress('interrupted', 9000).get('[data-testid=freshness]').text()).toBe('Reconnecting · data 7 s old')
})

it('tells assistive technology how far the test is', () => {
  expect(progress('open', 15_000).get('[role=progressbar]').attributes('aria-valuenow')).toBe('25')
})
