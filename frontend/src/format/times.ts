import { formatSeconds } from './durations'

const dateAndTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' })

/** A date and time in the user's time zone and locale. */
export function formatInstant(instant: string): string {
  return dateAndTime.format(new Date(instant))
}

/** How long ago an instant was, in one unit: just now, 12 s ago, 3 min ago, 2 days ago. */
export function formatAgo(instant: string, now: number): string {
  const seconds = Math.floor((now - Date.parse(instant)) / 1000)
  if (seconds < 2) {
    return 'just now'
  }
  if (seconds < 3600) {
    return `${formatSeconds(seconds < 60 ? seconds : seconds - (seconds % 60))} ago`
  }
  if (seconds < 86400) {
    return `${Math.floor(seconds / 3600)} h ago`
  }
  const days = Math.floor(seconds / 86400)
  return days === 1 ? 'yesterday' : `${days} days ago`
}
