import { onScopeDispose, ref, type Ref } from 'vue'
import { MARGIN } from './timeChartOption'

/** First and last second of a chart's axis. */
export interface Axis {
  start: number
  end: number
}

/** Ignores movements of an unsteady hand. */
const LEAST_PIXELS = 5

/** The seconds between two places of a chart, in pixels from its left edge: the first, and the one after the last. */
export function secondsBetween(a: number, b: number, width: number, axis: Axis): [from: number, to: number] {
  const [left, right] = [Math.min(a, b), Math.max(a, b)].map((x) => inside(x, width) - MARGIN.left) as [number, number]
  const perPixel = (axis.end - axis.start) / Math.max(1, width - MARGIN.left - MARGIN.right)
  return [axis.start + Math.floor(left * perPixel), axis.start + Math.floor(right * perPixel) + 1]
}

function inside(x: number, width: number): number {
  return Math.min(Math.max(x, MARGIN.left), width - MARGIN.right)
}

export interface ChartDrag {
  /** The stripe to draw while the pointer drags, in pixels. */
  drag: Ref<{ left: number; width: number } | null>
  begin(event: PointerEvent): void
  move(event: PointerEvent): void
  finish(event: PointerEvent): void
  cancel(): void
}

/** Lets a pointer select seconds of a chart by dragging; Escape cancels. */
export function useChartDrag(axis: () => Axis, chosen: (from: number, to: number) => void): ChartDrag {
  const drag: ChartDrag['drag'] = ref(null)
  let origin: number | null = null

  function begin(event: PointerEvent): void {
    if (event.isPrimary && event.button === 0) {
      origin = placeOf(event)
      addEventListener('keydown', cancelOnEscape)
    }
  }

  function move(event: PointerEvent): void {
    if (origin === null || (!drag.value && Math.abs(placeOf(event) - origin) < LEAST_PIXELS)) {
      return
    }
    elementOf(event).setPointerCapture(event.pointerId)
    const width = elementOf(event).clientWidth
    const [a, b] = [inside(origin, width), inside(placeOf(event), width)]
    drag.value = { left: Math.min(a, b), width: Math.abs(a - b) }
  }

  function finish(event: PointerEvent): void {
    if (origin !== null && drag.value) {
      chosen(...secondsBetween(origin, placeOf(event), elementOf(event).clientWidth, axis()))
    }
    cancel()
  }

  function cancel(): void {
    origin = null
    drag.value = null
    removeEventListener('keydown', cancelOnEscape)
  }

  function cancelOnEscape(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      cancel()
    }
  }

  onScopeDispose(cancel)
  return { drag, begin, move, finish, cancel }
}

function elementOf(event: PointerEvent): HTMLElement {
  return event.currentTarget as HTMLElement
}

function placeOf(event: PointerEvent): number {
  return event.clientX - elementOf(event).getBoundingClientRect().left
}
