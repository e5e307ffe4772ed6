import type { EChartsOption } from '@/charts/echarts'
import type { Colours } from '@/charts/useChartColours'
import { formatNanos } from '@/format/durations'
import { percentAt, type TailPoint } from './percentileCurve'

export interface Curve {
  key: string
  name: string
  colour: string
  dashed?: boolean
  points: TailPoint[]
}

/** Tells ECharts how to draw HdrHistogram's percentile plot. */
export function percentileChartOption(curves: Curve[], colours: Colours): EChartsOption {
  const axisText = { color: colours('ink-3'), fontSize: 11, hideOverlap: true }
  const axisLine = { lineStyle: { color: colours('line-strong') } }
  return {
    animation: false,
    grid: { left: 62, right: 24, top: 14, bottom: 26, outerBoundsMode: 'none' },
    tooltip: { trigger: 'axis', showContent: false, renderMode: 'richText' },
    axisPointer: { type: 'line', lineStyle: { color: colours('ink-3'), type: 'solid' }, label: { show: false } },
    xAxis: {
      type: 'log',
      min: 1,
      splitLine: { lineStyle: { color: colours('chart-grid') } },
      axisLine,
      axisLabel: { ...axisText, formatter: percentAt },
    },
    yAxis: {
      type: 'value',
      min: 0,
      splitNumber: 4,
      splitLine: { lineStyle: { color: colours('chart-grid') } },
      axisPointer: { show: false },
      axisLabel: { ...axisText, formatter: (value: number) => formatNanos(value) },
    },
    series: curves.map((curve) => ({
      id: curve.key,
      name: curve.name,
      type: 'line' as const,
      data: curve.points.map((point) => [point.tail, point.valueNanos]),
      symbol: 'none',
      silent: true,
      color: colours(curve.colour),
      lineStyle: { width: 1.75, type: curve.dashed ? ([5, 4] as number[]) : ('solid' as const) },
      emphasis: { disabled: true },
    })),
  }
}
