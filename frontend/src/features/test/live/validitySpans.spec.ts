import { expect, it } from 'vitest'
import { point } from '../sampleTest'
import { timelineOf } from './timeline'
import { validityNote, validitySpans } from './validitySpans'

const timeline = timelineOf([
  point(0, { validity: 'valid' }),
  point(1, { validity: 'degraded', causes: ['loop_lag'] }),
  point(2, { validity: 'degraded', causes: ['loop_lag', 'cpu'] }),
  point(3, { validity: 'invalid', causes: ['gc_pause'] }),
  point(4),
])

it('joins seconds that were judged alike', () => {
  expect(validitySpans(timeline)).toEqual([
    { from: 1, to: 3, tone: 'warn' },
    { from: 3, to: 4, tone: 'bad' },
  ])
})

it('says in words what is shaded', () => {
  expect(validityNote(timeline)).toBe(
    'In 3 seconds the load generator was degraded or invalid (shaded in the charts): loop lag, cpu, gc pause.',
  )
  expect(validityNote(timelineOf([point(0)]))).toBeNull()
})
