import { describe, expect, it } from 'vitest'
import type { TestDocument } from '@/api/types'
import { attackOptions, testView } from '@/features/test/sampleTest'
import { check, documentOf, emptyForm, formOf, formOfDocument } from './form'
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
    expect(documentOf({ ...filled, tags: 'nightly, shop,', thresholds: ['failures < 1%', ' ', 'success > 99% '] })).toEqual({
      name: 'Checkout',
      pacer: { type: 'constant', ratePerSecond: 50 },
      duration: '10s',
      targets: [{ method: 'GET', url: 'http://a/' }],
      attack: { timeout: '30s', redirects: 10, maxConnections: 0, keepalive: true, insecure: false, http2: true },
      workerCount: 1,
      rateDistribution: 'shared',
      onWorkerLoss: 'rebalance',
      tags: ['nightly', 'shop'],
      thresholds: ['failures < 1%', 'success > 99%'],
    })
  })

  it('limits the hits in flight only as fast as possible', () => {
    const unpaced = { ...filled, pacer: { ...emptyPacer(), type: 'unpaced' as const } }

    expect(documentOf(unpaced)).toMatchObject({ pacer: { type: 'unpaced' }, attack: { maxInFlight: 10 } })
    expect(check({ ...unpaced, maxInFlight: '0' })).toEqual({ maxInFlight: 'A whole number, 1 or more' })
    expect(check({ ...filled, maxInFlight: '0' })).toEqual({})
  })

  it.each([
    ['redirects', '', 'A whole number; −1 to treat a redirect as the response'],
    ['redirects', '-2', 'A whole number; −1 to treat a redirect as the response'],
    ['further', '{"redirects": 1}', '“redirects” has its own field above; set it there'],
  ])('refuses %s "%s"', (field, text, message) => {
    expect(check({ ...filled, [field]: text })).toEqual({ [field]: message })
  })

  it('becomes again what was submitted, with all that it said', () => {
    const document: TestDocument = {
      name: 'Checkout',
      pacer: { type: 'stepped', steps: [{ ratePerSecond: 10, duration: '10s' }] },
      duration: '1m30s',
      targets: [
        { name: 'home', method: 'GET', url: 'http://a/', weight: 3, headers: ['Accept: */*', 'Accept: x/y'] },
        { method: 'POST', url: 'http://a/buy', body: 'YWJjZA==', assertions: [{ status: ['2xx'] }] },
      ],
      attack: {
        assertions: [{ maxBytes: 100 }],
        idleTimeout: '4s',
        maxConnectionAge: '1m0s',
        feeder: { csv: 'id\n1\n', order: 'shuffled', seed: 3 },
        maxInFlight: 20,
        timeout: '250ms',
        redirects: -1,
        maxConnections: 4,
        keepalive: false,
        insecure: true,
        http2: false,
      },
      workerCount: 2,
      rateDistribution: 'weighted',
      rateWeights: [2, 1],
      onWorkerLoss: 'abort',
      tags: ['a', 'b'],
      thresholds: ['p99(response) < 250ms', 'failures < 1% abort after 10s'],
    }

    expect(check(formOfDocument(document))).toEqual({})
    expect(documentOf(formOfDocument(document))).toEqual(document)
  })

  it('has a field for the hits in flight of what was as fast as possible', () => {
    const form = formOfDocument({ name: 'a', pacer: { type: 'unpaced' }, duration: '1s', targets: [], attack: { maxInFlight: 20 } })

    expect(form).toMatchObject({ maxInFlight: '20', further: '' })
  })

  it('is filled from an earlier test', () => {
    const form = formOf(
      testView({
        options: attackOptions({ timeoutNanos: 250e6, maxConnections: 8, idleTimeoutNanos: 4e9, maxConnectionAgeNanos: 500e6 }),
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
      further: JSON.stringify({ idleTimeout: '4s', maxConnectionAge: '500ms' }, null, 2),
      tags: 'a, b',
      thresholds: ['failures < 1% abort after 10s'],
    })
    expect(check(form)).toEqual({})
  })
})
