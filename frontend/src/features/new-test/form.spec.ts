import { describe, expect, it } from 'vitest'
import { testView } from '@/features/test/sampleTest'
import { check, emptyForm, formOf, submissionOf } from './form'
import { emptyPacer } from './pacers'

const filled = { ...emptyForm(), name: ' Checkout ', targets: 'GET http://a/\n', duration: '10' }

describe('the form of a new test', () => {
  it('wants a name and a target, and has defaults for the rest', () => {
    expect(Object.keys(check(emptyForm()))).toEqual(['name', 'targets'])
    expect(check(filled)).toEqual({})
  })

  it('wants one weight for each worker', () => {
    const weighted = { ...filled, rateDistribution: 'weighted' as const, workerCount: '3', rateWeights: '1, 2' }

    expect(check(weighted)).toEqual({ rateWeights: 'One number above 0 for each worker' })
    expect(check({ ...weighted, rateWeights: '1, 2, 3' })).toEqual({})
  })

  it('becomes what the master takes', () => {
    expect(submissionOf({ ...filled, tags: 'nightly, shop,', thresholds: ['failures < 1%', ' ', 'success > 99% '] })).toEqual({
      name: 'Checkout',
      pacer: { type: 'constant', ratePerSecond: 50 },
      duration: '10s',
      targets: [{ method: 'GET', url: 'http://a/' }],
      attack: { timeout: '30s', maxConnections: 0, keepalive: true, insecure: false },
      workerCount: 1,
      rateDistribution: 'shared',
      onWorkerLoss: 'rebalance',
      tags: ['nightly', 'shop'],
      thresholds: ['failures < 1%', 'success > 99%'],
    })
  })

  it('limits the hits in flight only as fast as possible', () => {
    const unpaced = { ...filled, pacer: { ...emptyPacer(), type: 'unpaced' as const } }

    expect(submissionOf(unpaced)).toMatchObject({ pacer: { type: 'unpaced' }, attack: { maxWorkers: 10 } })
    expect(check({ ...unpaced, maxWorkers: '0' })).toEqual({ maxWorkers: 'A whole number, 1 or more' })
    expect(check({ ...filled, maxWorkers: '0' })).toEqual({})
  })

  it('is filled from an earlier test', () => {
    const form = formOf(
      testView({
        options: { timeoutNanos: 250e6, maxConnections: 8 },
        tags: ['a', 'b'],
        thresholds: [{ expression: 'failures < 1%', abort: true, after: '10s' }],
      }),
    )

    expect(form).toMatchObject({
      name: 'Checkout',
      targets: 'GET http://127.0.0.1:8080/\n',
      pacer: { type: 'constant', ratePerSecond: '500' },
      duration: '10s',
      timeout: '250ms',
      maxConnections: '8',
      tags: 'a, b',
      thresholds: ['failures < 1% abort after 10s'],
    })
    expect(check(form)).toEqual({})
  })
})
