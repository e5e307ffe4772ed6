import { expect, it } from 'vitest'
import { groupSamples } from './failureSamples'

it('makes one group of each text, the most frequent first', () => {
  const refused = [...Array(97).keys()].map((second) => ({ secondOfTest: second + 3, kind: 'connect_refused', text: 'refused', count: 2 }))
  const reset = { secondOfTest: 50, kind: 'reset', text: 'reset by peer', count: 500 }

  expect(groupSamples([...refused, reset])).toEqual([
    { kind: 'reset', text: 'reset by peer', count: 500, first: 50, last: 50 },
    { kind: 'connect_refused', text: 'refused', count: 194, first: 3, last: 99 },
  ])
})

it('takes groups as they are', () => {
  const group = { kind: 'timeout', text: 'no response within 1s', count: 97, firstSecondOfTest: 3, lastSecondOfTest: 99 }

  expect(groupSamples([group])).toEqual([{ kind: 'timeout', text: 'no response within 1s', count: 97, first: 3, last: 99 }])
})

it('keeps kinds apart that say the same', () => {
  const samples = ['timeout', 'reset'].map((kind) => ({ secondOfTest: 1, kind, text: 'the target went away' }))

  expect(groupSamples(samples).map(({ kind, count }) => [kind, count])).toEqual([['timeout', 1], ['reset', 1]])
})
