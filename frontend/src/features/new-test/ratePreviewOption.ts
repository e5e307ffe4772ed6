import type { Plan } from '@/api/types'
import type { EChartsOption } from '@/charts/echarts'
import type { Colours } from '@/charts/useChartColours'
import { formatElapsed } from '@/format/durations'
import { formatDecimal } from '@/format/numbers'

/** The most workers to draw separately; more would be indistinguishable stripes. */
const MOST_STRIPES = 12

/** Tells ECharts how to draw the planned rate: one area for each worker, stacked. */
export function ratePreviewOption(plan: Plan, colours: Colours): EChartsOption {
  const axisText = { color: colours('ink-3'), fontSize: 11, hideOverlap: true }
  const stripes = plan.workerShares.length <= MOST_STRIPES ? plan.workerShares : [1]
  return {
    animation: false,
    grid: { left: 52, right: 14, top: 10, bottom: 24, outerBoundsMode: 'none' },
    xAxis: {
      type: 'value',
      min: 0,
      max: plan.durationNanos / 1e9,
      splitNumber: 3,
      splitLine: { show: false },
      axisLine: { lineStyle: { color: colours('line-strong') } },
      axisLabel: { ...axisText, formatter: (value: number) => formatElapsed(value) },
    },
    yAxis: {
      type: 'value',
      min: 0,
      splitNumber: 3,
      splitLine: { lineStyle: { color: colours('chart-grid') } },
      axisLabel: { ...axisText, formatter: (value: number) => formatDecimal(value) },
    },
    series: stripes.map((share, i) => ({
      type: 'line' as const,
      stack: 'rate',
      symbol: 'none',
      silent: true,
      color: colours('accent'),
      lineStyle: { width: 1.25 },
      areaStyle: { opacity: i % 2 === 0 ? 0.3 : 0.16 },
      data: plan.curve.map(({ second, ratePerSecond }) => [second, ratePerSecond * share]),
    })),
  }
}
