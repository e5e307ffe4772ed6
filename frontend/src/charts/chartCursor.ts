import { inject, onScopeDispose, provide, ref, useId, type InjectionKey, type Ref } from 'vue'
import { connect, disconnect } from './echarts'

/** The moment of a test the reader points at, in all charts of a page at once. */
export interface ChartCursor {
  /** ECharts group whose charts move their cursors together. */
  group: string
  second: Ref<number | null>
}

const KEY: InjectionKey<ChartCursor> = Symbol('chart cursor')

/** Joins the charts below the calling component. */
export function provideChartCursor(): ChartCursor {
  const cursor = { group: `charts-${useId()}`, second: ref(null) }
  connect(cursor.group)
  onScopeDispose(() => disconnect(cursor.group))
  provide(KEY, cursor)
  return cursor
}

/** The cursor of the page; a chart that stands alone gets its own. */
export function useChartCursor(): ChartCursor {
  return inject(KEY, () => ({ group: '', second: ref(null) }), true)
}

/** Where on the x axis an updateAxisPointer event of ECharts points; null when nowhere. */
export function pointedValue(event: object): number | null {
  const { axesInfo } = event as { axesInfo?: { value?: unknown }[] }
  const value = axesInfo?.[0]?.value
  return typeof value === 'number' ? value : null
}
