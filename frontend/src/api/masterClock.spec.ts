import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { MasterClock } from './masterClock'

const here = Date.parse('2026-01-10T12:00:00.400Z')

beforeEach(() => {
  vi.useFakeTimers({ now: here })
})

afterEach(() => {
  vi.useRealTimers()
})

it('trusts this clock when the master may agree with it', () => {
  const clock = new MasterClock()

  clock.observe('Sat, 10 Jan 2026 12:00:00 GMT', here - 20, here)

  expect(clock.now()).toBe(here)
})

it('follows a master that is ahead', () => {
  const clock = new MasterClock()

  clock.observe('Sat, 10 Jan 2026 12:01:00 GMT', here - 20, here)

  expect(clock.now()).toBe(here + 59_600)
})

it('follows a master that is behind', () => {
  const clock = new MasterClock()

  clock.observe('Sat, 10 Jan 2026 11:59:00 GMT', here, here)

  expect(clock.now()).toBe(here - 58_400)
})

it('begins again when a clock was set', () => {
  const clock = new MasterClock()

  clock.observe('Sat, 10 Jan 2026 12:01:00 GMT', here, here)
  clock.observe('Sat, 10 Jan 2026 12:00:00 GMT', here, here)

  expect(clock.now()).toBe(here)
})

it('ignores an answer without a date', () => {
  const clock = new MasterClock()

  clock.observe(null, here, here)

  expect(clock.now()).toBe(here)
})
