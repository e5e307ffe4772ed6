// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { ThresholdOutcome } from '@/api/types'
import ThresholdsPanel from './ThresholdsPanel.vue'

const held: ThresholdOutcome = { expression: 'failures < 1%', passed: true, actual: 0, text: 'was 0 of 500 hits (0%)', aborted: false }
const lost: ThresholdOutcome = { expression: 'p99(response) < 250ms', passed: false, actual: 312e6, text: 'was 312ms', aborted: false }
const unjudged: ThresholdOutcome = { expression: 'max(service) < 1s from 60s', passed: false, actual: null, text: 'there were no hits', aborted: false }

function panel(outcomes: ThresholdOutcome[], over = true) {
  return mount(ThresholdsPanel, { props: { outcomes, over } })
}

function linesOf(shown: ReturnType<typeof panel>): string[] {
  return shown.findAll('li').map((line) => line.findAll('li > span').map((part) => part.text()).join(' | '))
}

it('says of each what had to hold, what was measured and what came of it; those that failed first', () => {
  expect(linesOf(panel([held, lost, unjudged]))).toEqual([
    'Failed | p99(response) < 250ms | was 312ms',
    'Failed | max(service) < 1s from 60s | could not be judged: there were no hits',
    'Passed | failures < 1% | was 0 of 500 hits (0%)',
  ])
})

it('does not hold against a running test what has not been measured yet', () => {
  expect(linesOf(panel([unjudged], false))).toEqual(['Not judged yet | max(service) < 1s from 60s | there were no hits'])
})

it.each([
  [[held, held], true, 'All passed'],
  [[held, lost, unjudged], true, '2 of 3 failed'],
  [[held], false, 'All passed so far'],
  [[held, unjudged], false, '1 of 2 passed so far'],
  [[held, lost, unjudged], false, '1 of 3 failed so far'],
])('sums up %j, over %j: %s', (outcomes, over, summary) => {
  expect(panel(outcomes, over).get('[role=status]').text()).toBe(summary)
})

it('lets the keyboard scroll many of them', () => {
  expect(panel([held]).get('ul').attributes('tabindex')).toBeUndefined()
  expect(panel(Array<ThresholdOutcome>(9).fill(held)).get('ul').attributes('tabindex')).toBe('0')
})
