import { LineChart } from 'echarts/charts'
import { AxisPointerComponent, GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { connect, disconnect, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import VChart from 'vue-echarts'

// Only the parts that the dashboard uses; the whole library is four times as large.
use([AxisPointerComponent, CanvasRenderer, GridComponent, LineChart, MarkAreaComponent, MarkLineComponent, TooltipComponent])

export { connect, disconnect, VChart }
export type { LineSeriesOption } from 'echarts/charts'
export type { EChartsOption } from 'echarts'
