import { expect, it } from 'vitest'
import type { Pacer } from '@/api/types'
import { formatPacer, formatPacerChange } from './pacers'

it.each<[Pacer, string]>([
  [{ type: 'constant', ratePerSecond: 500 }, '500/s'],
  [{ type: 'linear', startRatePerSecond: 10, slopePerSecond: -0.5 }, '10/s, changing by -0.5/s every second'],
  [{ type: 'sine', meanRatePerSecond: 100, amplitudePerSecond: 50, period: '60s', offsetRadians: 0 }, '100/s ± 50/s every 60s'],
  [{ type: 'stepped', steps: [1, 2, 3, 4, 5].map((ratePerSecond) => ({ ratePerSecond, duration: '1s' })) }, '1/s, 2/s, 3/s, 4/s, …'],
  [{ type: 'poisson', ratePerSecond: 50, seed: 1 }, '50/s at random'],
  [{ type: 'unpaced' }, 'as fast as possible'],
])('%j is "%s"', (pacer, text) => {
  expect(formatPacer({ pacer, ratePerSecond: pacer.type === 'constant' ? 500 : null })).toBe(text)
})

it('says from when on a later pacer holds', () => {
  const pacer: Pacer = { type: 'constant', ratePerSecond: 500 }

  expect(formatPacerChange({ pacer, fromNanos: 12_500_000_000 })).toBe('500/s from 12.5 s on')
})
