import { onScopeDispose, ref, watch, type Ref } from 'vue'
import { draftOf, dropDraft, keepDraft } from '@/session/drafts'

export interface FormDraft<T> {
  /** The saved form to continue with; null for none. */
  found: T | null
  /** The form is too large for the browser's storage, or the browser has no storage. */
  lost: Ref<boolean>
  /** From now on, saves the form when it differs from its current content; before this call, nothing is saved. */
  begin(): void
  keepNow(): void
  /** Discards the draft, and saves nothing until the form begins again. */
  drop(): void
  /** The form was submitted: from now on its draft belongs only to this entry of the browser's history. */
  sent(id: string): void
}

const SOON_MILLIS = 300

/**
 * Saves a form as it is typed, so that it survives a reload, a login or a visit to another page.
 *
 * @param address of the form; each address has one draft
 * @param content the current content of the form
 */
export function useDraft<T>(address: string, username: string, content: () => T): FormDraft<T> {
  const sentAs = sentDraft()
  const found = draftOf<T>(sentAs ?? address, username)
  const lost = ref(false)
  let begun = false
  /** The content that is not worth saving; null once another was saved. */
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
    // A submitted form becomes a new draft once it is changed.
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

/** The draft that was submitted in an entry of the browser's history. */
function sentDraft(): string | undefined {
  const { draft } = (history.state ?? {}) as { draft?: string }
  return draft
}

function setSentDraft(draft: string | undefined): void {
  if (sentDraft() !== draft) {
    history.replaceState({ ...(history.state as object | null), draft }, '')
  }
}
