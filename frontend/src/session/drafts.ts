/** What a user was about to send. */
export interface Draft<T> {
  /** Whose it is: nobody else who logs in here sees it. */
  username: string
  savedAt: number
  content: T
}

const PREFIX = 'loadtester.draft.'
const MOST = 12

/**
 * What was typed and not sent yet, under names. It may hold passwords and tokens, so it is kept in the browser tab only:
 * it outlives a reload and an expired session, but not the tab and not a logout.
 */
export function keepDraft<T>(name: string, username: string, content: T): boolean {
  try {
    sessionStorage.setItem(PREFIX + name, JSON.stringify({ username, savedAt: Date.now(), content } satisfies Draft<T>))
    names().slice(MOST).forEach(dropDraft)
    return true
  } catch {
    // There is no room, or no storage at all. What is there is older than what was to be kept.
    dropDraft(name)
    return false
  }
}

/** What was kept for this user; null when nothing was. */
export function draftOf<T>(name: string, username: string): T | null {
  const draft = read<T>(name)
  return draft?.username === username ? draft.content : null
}

export function dropDraft(name: string): void {
  try {
    sessionStorage.removeItem(PREFIX + name)
  } catch {
    // Nothing was kept.
  }
}

export function dropDrafts(): void {
  names().forEach(dropDraft)
}

/** The newest first. */
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
