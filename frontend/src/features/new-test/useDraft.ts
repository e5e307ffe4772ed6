import { onScopeDispose, ref, watch, type Ref } from 'vue'
import { draftOf, dropDraft, keepDraft } from '@/session/drafts'

export interface FormDraft<T> {
  /** What to go on with; null for nothing. */
  found: T | null
  /** The form is too large for the browser's storage, or there is none. */
  lost: Ref<boolean>
  /** From now on what differs from the form as it stands is worth keeping; before, nothing is. */
  begin(): void
  keepNow(): void
  /** Forgets what was typed, and keeps nothing until the form begins again. */
  drop(): void
  /** The form was sent: it stays with this entry of the browser's history, for who comes back, and with no other. */
  sent(id: string): void
}

const SOON_MILLIS = 300

/**
 * Keeps a form as it is typed, so that neither a reload nor a login nor another page in between loses it.
 *
 * @param address of the form, which has one draft
 * @param content what to keep, as it stands
 */
export function useDraft<T>(address: string, username: string, content: () => T): FormDraft<T> {
  const sentAs = sentDraft()
  const found = draftOf<T>(sentAs ?? address, username)
  const lost = ref(false)
  let begun = false
  /** The form that is not worth keeping; null once another was. */
  let untouched: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  watch(content, () => {
    clearTimeout(timer)
    timer = setTimeout(keepNow, SOON_MILLIS)
  }, { deep: true })

  function begin(): void {
    begun = true
    untouched = JSON.stringify(content())
  }

  function keepNow(): void {
    clearTimeout(timer)
    if (!begun || JSON.stringify(content()) === untouched) {
      return
    }
    untouched = null
    // What was sent goes its own way once it is changed.
    setSentDraft(undefined)
    lost.value = !keepDraft(address, username, content())
  }

  function drop(): void {
    clearTimeout(timer)
    begun = false
    setSentDraft(undefined)
    dropDraft(address)
    lost.value = false
  }

  function sent(id: string): void {
    drop()
    begin()
    if (keepDraft(`sent.${id}`, username, content())) {
      setSentDraft(`sent.${id}`)
    }
  }

  addEventListener('pagehide', keepNow)
  onScopeDispose(() => {
    removeEventListener('pagehide', keepNow)
    keepNow()
  })
  return { found, lost, begin, keepNow, drop, sent }
}

/** The draft that an entry of the browser's history was sent with. */
function sentDraft(): string | undefined {
  const { draft } = (history.state ?? {}) as { draft?: string }
  return draft
}

function setSentDraft(draft: string | undefined): void {
  if (sentDraft() !== draft) {
    history.replaceState({ ...(history.state as object | null), draft }, '')
  }
}
