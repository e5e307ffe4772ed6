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

// Synchronous, so that colours read after the change are those of the new theme.
watch(
  theme,
  (next) => {
    document.documentElement.dataset.theme = next
  },
  { immediate: true, flush: 'sync' },
)

/** The theme of the page: what the user chose, and what results from it. */
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
    // Without storage the choice lasts as long as the page.
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
