import { describe, expect, it } from 'vitest'
import { emptyPacer, type PacerForm } from './pacers'
import { scheduleOf } from './schedule'

const of = (changes: Partial<PacerForm>, seconds: number) => scheduleOf({ ...emptyPacer(), ...changes }, seconds)

describe('schedules', () => {
  it('are flat for a constant rate', () => {
    expect(of({ ratePerSecond: '20' }, 10)).toEqual({ curve: [[0, 20], [10, 20]], hits: 200 })
  })

  it('grow evenly', () => {
    expect(of({ type: 'linear', startRatePerSecond: '10', slopePerSecond: '5' }, 10)).toEqual({
      curve: [[0, 10], [10, 60]],
      hits: 350,
    })
  })

  it('stay at 0 where a falling rate got there', () => {
    expect(of({ type: 'linear', startRatePerSecond: '10', slopePerSecond: '-5' }, 10)).toEqual({
      curve: [[0, 10], [2, 0], [10, 0]],
      hits: 10,
    })
  })

  it('swing around a mean, which is what whole periods come to', () => {
    const swing = of({ type: 'sine', meanRatePerSecond: '100', amplitudePerSecond: '50', period: '10s' }, 20)
    const rates = swing?.curve.map(([, rate]) => rate) ?? []

    expect(swing?.hits).toBeCloseTo(2000, 6)
    expect(Math.max(...rates)).toBeCloseTo(150, 6)
    expect(Math.min(...rates)).toBeCloseTo(50, 6)
    expect(swing?.curve.at(-1)?.[0]).toBe(20)
  })

  it('are ahead of the mean after half a period', () => {
    const half = of({ type: 'sine', meanRatePerSecond: '100', amplitudePerSecond: '50', period: '10s' }, 5)

    expect(half?.hits).toBeCloseTo(500 + 500 / Math.PI, 6)
  })

  it('stay small for many swings', () => {
    expect(of({ type: 'sine', period: '100ms' }, 86_400)?.curve.length).toBe(2001)
  })

  it('jump from step to step, and go on with the last', () => {
    const steps = [
      { ratePerSecond: '10', duration: '2s' },
      { ratePerSecond: '0', duration: '3s' },
      { ratePerSecond: '50', duration: '1s' },
    ]

    expect(of({ type: 'stepped', steps }, 10)).toEqual({
      curve: [[0, 10], [2, 10], [2, 0], [5, 0], [5, 50], [10, 50]],
      hits: 270,
    })
    expect(of({ type: 'stepped', steps }, 4)).toEqual({ curve: [[0, 10], [2, 10], [2, 0], [4, 0]], hits: 20 })
  })

  it('are unknown as fast as possible and while a field cannot be read', () => {
    expect(of({ type: 'unpaced' }, 10)).toBeNull()
    expect(of({ type: 'sine', amplitudePerSecond: 'x' }, 10)).toBeNull()
  })
})
