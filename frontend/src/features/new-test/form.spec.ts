import { describe, expect, it } from 'vitest'
import { testView } from '@/features/test/sampleTest'
import { check, emptyForm, formOf, placeErrors, submissionOf } from './form'

const filled = { ...emptyForm(), name: ' Checkout ', targets: 'GET http://a/\n', rate: '100/m', duration: '10' }

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
    expect(submissionOf({ ...filled, tags: 'nightly, shop,' })).toEqual({
      name: 'Checkout',
      vegetaPayloadJson: '{"timeout":"30s","maxConnections":0,"keepalive":true,"insecure":false}',
      durationSeconds: '10s',
      ratePerSecond: '100/m',
      targetsBase64: 'R0VUIGh0dHA6Ly9hLwo=',
      workerCount: 1,
      rateDistribution: 'shared',
      onWorkerLoss: 'rebalance',
      tags: ['nightly', 'shop'],
    })
  })

  it('is filled from an earlier test', () => {
    const form = formOf(testView({ options: { timeoutNanos: 250e6, maxConnections: 8 }, tags: ['a', 'b'] }))

    expect(form).toMatchObject({
      name: 'Checkout',
      targets: 'GET http://127.0.0.1:8080/\n',
      rate: '500',
      duration: '10s',
      timeout: '250ms',
      maxConnections: '8',
      tags: 'a, b',
    })
    expect(check(form)).toEqual({})
  })

  it.each([
    ['targetsBase64', 'targets'],
    ['duration_seconds', 'duration'],
    ['vegetaPayloadJson.timeout', 'timeout'],
    ['targets[1].url', 'targets'],
    ['rateWeights[2]', 'rateWeights'],
  ])('shows an error of %s at %s', (field, place) => {
    expect(placeErrors([{ field, message: 'wrong' }])).toEqual({ errors: { [place]: 'wrong' }, elsewhere: [] })
  })

  it('keeps an error of a field it does not have', () => {
    const refused = [{ field: 'thresholds', message: 'is given twice' }]

    expect(placeErrors(refused)).toEqual({ errors: {}, elsewhere: refused })
  })
})
