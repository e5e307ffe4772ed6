import { computed, readonly, ref, watch, type ComputedRef, type Ref } from 'vue'

export type ThemeChoice = 'system' | 'light' | 'dark'
export type Theme = 'light' | 'dark'

// public/theme.js reads the same key before the first paint.
const KEY = 'loadtester.theme'

const systemIsDark = matchMedia('(prefers-color-scheme: dark)')
const system = ref<Theme>(systemIsDark.matches ? 'dark' : 'light')
const choice = ref<ThemeChoice>(storedChoice())
const theme = computed<Theme>(() => (choice.value === 'system' ? system.value : choice.value))

systemIsDark.addEventListener('change', (change) => {
  system.value = change.matches ? 'dark' : 'light'
})

// At once, so that whoever reads a colour after the change reads it from the new theme.
watch(
  theme,
  (next) => {
    document.documentElement.dataset.theme = next
  },
  { immediate: true, flush: 'sync' },
)

/** The colours of the page: what the reader chose, and what that comes to. */
export function useTheme(): {
  choice: Readonly<Ref<ThemeChoice>>
  theme: ComputedRef<Theme>
  choose(next: ThemeChoice): void
} {
  return { choice: readonly(choice), theme, choose }
}

function choose(next: ThemeChoice): void {
  choice.value = next
  try {
    localStorage.setItem(KEY, next)
  } catch {
    // The choice then lasts as long as the page.
  }
}

function storedChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(KEY)
    return stored === 'light' || stored === 'dark' ? stored : 'system'
  } catch {
    return 'system'
  }
}
