import { describe, expect, it } from 'vitest'
import { checkPacer, emptyPacer, pacerFormOf, pacerOf, type PacerForm } from './pacers'

const form = (changes: Partial<PacerForm>): PacerForm => ({ ...emptyPacer(), ...changes })

describe('pacers', () => {
  it.each<[Partial<PacerForm>, object]>([
    [{ ratePerSecond: ' 100/m ' }, { type: 'constant', ratePerSecond: '100/m' }],
    [
      { type: 'linear', startRatePerSecond: '0', slopePerSecond: '2.5' },
      { type: 'linear', startRatePerSecond: 0, slopePerSecond: 2.5 },
    ],
    [
      { type: 'sine', meanRatePerSecond: '100', amplitudePerSecond: '50', period: '60' },
      { type: 'sine', meanRatePerSecond: 100, amplitudePerSecond: 50, period: '60s', offsetRadians: 0 },
    ],
    [
      { type: 'stepped', steps: [{ ratePerSecond: '10', duration: '30' }, { ratePerSecond: '0', duration: '1m' }] },
      { type: 'stepped', steps: [{ ratePerSecond: 10, duration: '30s' }, { ratePerSecond: 0, duration: '1m' }] },
    ],
    [{ type: 'poisson' }, { type: 'poisson', ratePerSecond: 50 }],
    [{ type: 'poisson', seed: '42' }, { type: 'poisson', ratePerSecond: 50, seed: 42 }],
    [{ type: 'unpaced' }, { type: 'unpaced' }],
  ])('of %j send %j', (changes, sent) => {
    expect(checkPacer(form(changes))).toEqual({})
    expect(pacerOf(form(changes))).toEqual(sent)
  })

  it.each<PacerForm['type']>(['constant', 'linear', 'sine', 'stepped', 'poisson', 'unpaced'])('%s survives an earlier test', (type) => {
    const pacer = pacerOf(form({ type }))

    expect(pacerOf(pacerFormOf(pacer))).toEqual(pacer)
  })

  it.each<[Partial<PacerForm>, string[]]>([
    [{ ratePerSecond: '0' }, ['pacer.ratePerSecond']],
    [{ type: 'linear', startRatePerSecond: '0', slopePerSecond: '0' }, ['pacer.slopePerSecond']],
    [{ type: 'linear', slopePerSecond: 'steep' }, ['pacer.slopePerSecond']],
    [{ type: 'sine', meanRatePerSecond: '50', amplitudePerSecond: '50' }, ['pacer.amplitudePerSecond']],
    [{ type: 'sine', period: '0s', offsetRadians: '' }, ['pacer.period', 'pacer.offsetRadians']],
    [{ type: 'poisson', seed: '1.5' }, ['pacer.seed']],
    [{ type: 'stepped', steps: [{ ratePerSecond: '5', duration: '' }] }, ['pacer.steps[0].duration']],
    [{ type: 'stepped', steps: [{ ratePerSecond: '0', duration: '1s' }] }, ['pacer.steps']],
    [{ type: 'unpaced', ratePerSecond: '' }, []],
  ])('of %j are wrong at %j', (changes, fields) => {
    expect(Object.keys(checkPacer(form(changes)))).toEqual(fields)
  })
})
