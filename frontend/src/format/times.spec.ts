import { expect, it } from 'vitest'
import { formatAgo } from './times'

const now = Date.parse('2026-01-10T12:00:00Z')

it.each([
  ['2026-01-10T12:00:03Z', 'just now'],
  ['2026-01-10T11:59:48Z', '12 s ago'],
  ['2026-01-10T11:56:30Z', '3 min ago'],
  ['2026-01-10T09:00:00Z', '3 h ago'],
  ['2026-01-09T09:00:00Z', 'yesterday'],
  ['2026-01-01T12:00:00Z', '9 days ago'],
])('says of %s that it was %s', (instant, text) => {
  expect(formatAgo(instant, now)).toBe(text)
})
