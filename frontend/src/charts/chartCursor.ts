import { inject, onScopeDispose, provide, ref, useId, type InjectionKey, type Ref } from 'vue'
import { connect, disconnect } from './echarts'

/** The moment of a test that the user points at, shared by all charts of a page. */
export interface ChartCursor {
  /** The ECharts group whose charts move their cursors together. */
  group: string
  second: Ref<number | null>
}

const KEY: InjectionKey<ChartCursor> = Symbol('chart cursor')

/** Connects all charts below the calling component. */
export function provideChartCursor(): ChartCursor {
  const cursor = { group: `charts-${useId()}`, second: ref(null) }
  connect(cursor.group)
  onScopeDispose(() => disconnect(cursor.group))
  provide(KEY, cursor)
  return cursor
}

/** The cursor of the page; a single chart gets its own. */
export function useChartCursor(): ChartCursor {
  return inject(KEY, () => ({ group: '', second: ref(null) }), true)
}

/** The x value of an updateAxisPointer event of ECharts; null if it has none. */
export function pointedValue(event: object): number | null {
  const { axesInfo } = event as { axesInfo?: { value?: unknown }[] }
  const value = axesInfo?.[0]?.value
  return typeof value === 'number' ? value : null
}
