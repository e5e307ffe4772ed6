import { computed, type ComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** The hidden lines of the page's charts; kept in the URL, so that a link shows the same picture. */
export function useHiddenSeries(): { hidden: ComputedRef<Set<string>>; toggle(key: string): Promise<void> } {
  const route = useRoute()
  const router = useRouter()
  const hidden = computed(() => {
    const listed = route.query.hide
    return new Set(typeof listed === 'string' ? listed.split(',').filter(Boolean) : [])
  })

  async function toggle(key: string): Promise<void> {
    const next = new Set(hidden.value)
    if (!next.delete(key)) {
      next.add(key)
    }
    await router.replace({ query: { ...route.query, hide: next.size > 0 ? [...next].join(',') : undefined } })
  }

  return { hidden, toggle }
}
