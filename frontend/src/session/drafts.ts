/** What a user has typed but not submitted. */
export interface Draft<T> {
  /** The draft's owner; no other user who logs in here sees it. */
  username: string
  savedAt: number
  content: T
}

const PREFIX = 'loadtester.draft.'
const MOST = 12

/**
 * Saves drafts under names. They may contain passwords and tokens, so they are kept only in the browser tab: a draft
 * survives a reload and an expired session, but not closing the tab and not a logout.
 */
export function keepDraft<T>(name: string, username: string, content: T): boolean {
  try {
    sessionStorage.setItem(PREFIX + name, JSON.stringify({ username, savedAt: Date.now(), content } satisfies Draft<T>))
    names().slice(MOST).forEach(dropDraft)
    return true
  } catch {
    // Storage is full or unavailable. Any stored draft is older than this one.
    dropDraft(name)
    return false
  }
}

/** The draft saved for this user; null if there is none. */
export function draftOf<T>(name: string, username: string): T | null {
  const draft = read<T>(name)
  return draft?.username === username ? draft.content : null
}

export function dropDraft(name: string): void {
  try {
    sessionStorage.removeItem(PREFIX + name)
  } catch {
    // Nothing was saved.
  }
}

export function dropDrafts(): void {
  names().forEach(dropDraft)
}

/** Newest first. */
function names(): string[] {
  try {
    const all = Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length))
    const age = new Map(all.map((name) => [name, read(name)?.savedAt ?? 0]))
    return all.sort((a, b) => (age.get(b) ?? 0) - (age.get(a) ?? 0))
  } catch {
    return []
  }
}

function read<T>(name: string): Draft<T> | null {
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + name) ?? 'null') as Draft<T> | null
  } catch {
    return null
  }
}
