import { LineChart } from 'echarts/charts'
import { AxisPointerComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { connect, disconnect, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import VChart from 'vue-echarts'

// Only what the dashboard draws with; the whole library is four times as large.
use([AxisPointerComponent, CanvasRenderer, GridComponent, LineChart, MarkLineComponent, TooltipComponent])

export { connect, disconnect, VChart }
export type { LineSeriesOption } from 'echarts/charts'
export type { EChartsOption } from 'echarts'
