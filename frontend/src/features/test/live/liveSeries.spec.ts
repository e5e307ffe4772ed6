import { expect, it } from 'vitest'
import { point } from '../sampleTest'
import { failureSeries, rateSeries, responseTimeSeries, statusSeries } from './liveSeries'
import { timelineOf } from './timeline'

const slow = { p50: 1, p90: 2, p99: 3, p999: 4, max: 5 }
const none = { p50: 0, p90: 0, p99: 0, p999: 0, max: 0 }

it('has nothing, not zero, where nobody reported', () => {
  const target = rateSeries(timelineOf([point(0), point(2)]))[0]

  expect(target?.values).toEqual([500, null, 500])
})

it('has no response time where no hit was measured', () => {
  const timeline = timelineOf([point(0, { responseTime: slow }), point(1, { responseTime: none }), point(2, { responseTime: none })])

  expect(responseTimeSeries(timeline).map((series) => series.values)).toEqual([
    [1, null, null],
    [2, null, null],
    [3, null, null],
    [4, null, null],
    [5, null, null],
  ])
})

it('shows only the classes and kinds that occurred', () => {
  const timeline = timelineOf([
    point(0, { statusCodes: { '200': 7, '204': 1, '503': 2 }, failures: { timeout: 1 } }),
    point(1, { statusCodes: { '200': 8 } }),
  ])

  expect(statusSeries(timeline).map(({ name, values }) => [name, values])).toEqual([
    ['2xx', [8, 8]],
    ['5xx', [2, 0]],
  ])
  expect(failureSeries(timeline).map(({ name, values }) => [name, values])).toEqual([['Timeout', [1, 0]]])
})
