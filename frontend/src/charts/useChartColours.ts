import { computed, type ComputedRef } from 'vue'
import { useTheme } from '@/theme/theme'

/** Returns the value of a colour of style.css, such as "chart-p50", because a canvas cannot use CSS variables. */
export type Colours = (name: string) => string

/** The colours of the current theme. */
export function useChartColours(): ComputedRef<Colours> {
  const { theme } = useTheme()
  return computed(() => {
    const values = new Map<string, string>([['theme', theme.value]])
    const style = getComputedStyle(document.documentElement)
    return (name) => {
      const value = values.get(name) ?? style.getPropertyValue(`--${name}`).trim()
      values.set(name, value)
      return value
    }
  })
}
