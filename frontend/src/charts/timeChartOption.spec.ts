import { expect, it } from 'vitest'
import { timeChartOption, timeStep, type TimeChartContent } from './timeChartOption'

const colours = (name: string) => `the ${name}`

function content(changes: Partial<TimeChartContent>): TimeChartContent {
  return { seconds: [], series: [], marks: [], start: 0, end: 60, logarithmic: false, format: String, ...changes }
}

function seriesOf(changes: Partial<TimeChartContent>) {
  return timeChartOption(content(changes), colours).series as Record<string, unknown>[]
}

it('draws a gap as a gap', () => {
  const values = [1, 2, null, 4, 5]
  const [line] = seriesOf({ seconds: [0, 1, 2, 3, 4], series: [{ key: 'a', name: 'A', colour: 'chart-1', values }] })

  expect(line?.data).toEqual([[0, 1], [1, 2], [2, null], [3, 4], [4, 5]])
  expect(line).not.toHaveProperty('connectNulls')
})

it('gives a value that stands alone a dot', () => {
  const values = [null, 2, null]
  const [line] = seriesOf({ seconds: [0, 1, 2], series: [{ key: 'a', name: 'A', colour: 'chart-1', values }] })

  expect(line?.data).toEqual([[0, null], { value: [1, 2], symbol: 'circle', symbolSize: 5 }, [2, null]])
})

it('marks events', () => {
  const series = seriesOf({ marks: [{ second: 4, text: 'worker lost' }] })

  expect(series.at(-1)?.markLine).toMatchObject({ data: [{ name: 'worker lost', xAxis: 4 }] })
})

it('shades stretches', () => {
  const series = seriesOf({ spans: [{ from: 3, to: 5, tone: 'bad' }] })

  expect(series.at(-1)?.markArea).toMatchObject({
    data: [[{ xAxis: 3, itemStyle: { color: 'the bad' } }, { xAxis: 5 }]],
  })
})

it.each([
  [10, 2],
  [30, 5],
  [120, 15],
  [5400, 900],
  [86400, 14400],
])('labels an axis of %d s every %d s', (end, step) => {
  expect(timeStep(end)).toBe(step)
})
