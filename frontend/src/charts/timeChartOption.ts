import { formatElapsed } from '@/format/durations'
import type { EChartsOption, LineSeriesOption } from './echarts'
import type { Mark, Series, Span } from './series'
import type { Colours } from './useChartColours'

export interface TimeChartContent {
  seconds: number[]
  series: Series[]
  marks: Mark[]
  /** Spans to shade. */
  spans?: Span[]
  /** First and last second of the axis. */
  start: number
  end: number
  logarithmic: boolean
  format(value: number): string
}

/** Pixels left and right of the axis; the same in every chart, so that the cursors line up. */
export const MARGIN = { left: 62, right: 16 }

/** Tells ECharts how to draw lines over the seconds of a test. */
export function timeChartOption(content: TimeChartContent, colours: Colours): EChartsOption {
  const axisText = { color: colours('ink-3'), fontSize: 11, hideOverlap: true }
  return {
    animation: false,
    grid: { ...MARGIN, top: 14, bottom: 24, outerBoundsMode: 'none' },
    tooltip: { trigger: 'axis', showContent: false, renderMode: 'richText' },
    axisPointer: {
      type: 'line',
      snap: true,
      lineStyle: { color: colours('ink-3'), type: 'solid', width: 1 },
      label: { show: false },
    },
    xAxis: {
      type: 'value',
      min: content.start,
      max: content.end,
      interval: timeStep(content.end - content.start),
      splitLine: { show: false },
      axisLine: { lineStyle: { color: colours('line-strong') } },
      axisTick: { lineStyle: { color: colours('line-strong') } },
      axisLabel: { ...axisText, alignMaxLabel: 'right', formatter: (value: number) => formatElapsed(value) },
    },
    yAxis: {
      ...(content.logarithmic ? { type: 'log', logBase: 10 } : { type: 'value', min: 0, minInterval: 1, boundaryGap: [0, '8%'] }),
      splitNumber: 4,
      splitLine: { lineStyle: { color: colours('chart-grid') } },
      axisPointer: { show: false },
      axisLabel: { ...axisText, formatter: (value: number) => content.format(value) },
    },
    series: [...content.series.map((series) => line(series, content.seconds, colours)), markLines(content.marks, content.spans ?? [], colours)],
  }
}

const timeSteps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800]

/** Seconds between the labels of an axis of the given length; a round number of seconds, minutes or hours. */
export function timeStep(length: number): number {
  return timeSteps.find((step) => length / step <= 8) ?? Math.ceil(length / 8)
}

function line(series: Series, seconds: number[], colours: Colours): LineSeriesOption {
  const colour = colours(series.colour)
  return {
    id: series.key,
    name: series.name,
    type: 'line',
    data: seconds.map((second, i) => item(second, series.values, i)),
    symbol: 'none',
    showSymbol: true,
    silent: true,
    color: colour,
    lineStyle: {
      width: series.halo ? 6 : series.stacked ? 1 : 1.75,
      opacity: series.halo ? 0.3 : 1,
      // Dashes are not visible between many points.
      type: series.dashed && seconds.length < 600 ? [5, 4] : 'solid',
    },
    emphasis: { disabled: true },
    ...(series.stacked ? { stack: 'all', areaStyle: { color: colour, opacity: 0.28 } } : {}),
  }
}

/** A single value between two gaps makes no line, so it gets a dot. */
function item(second: number, values: (number | null)[], i: number) {
  const value = values[i] ?? null
  const alone = value !== null && (values[i - 1] ?? null) === null && (values[i + 1] ?? null) === null
  return alone ? { value: [second, value], symbol: 'circle', symbolSize: 5 } : [second, value]
}

function markLines(marks: Mark[], spans: Span[], colours: Colours): LineSeriesOption {
  return {
    id: 'marks',
    type: 'line',
    data: [],
    silent: true,
    markLine: {
      symbol: 'none',
      animation: false,
      lineStyle: { color: colours('warn'), type: 'dashed', width: 1 },
      label: { color: colours('warn'), fontSize: 10, position: 'insideEndTop', formatter: '{b}' },
      data: marks.map((mark) => ({ name: mark.text, xAxis: mark.second })),
    },
    markArea: {
      silent: true,
      animation: false,
      data: spans.map((span) => [
        { xAxis: span.from, itemStyle: { color: colours(span.tone), opacity: 0.14 } },
        { xAxis: span.to },
      ]),
    },
  }
}
