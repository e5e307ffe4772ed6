import { describe, expect, it } from 'vitest'
import type { TestDocument } from '@/api/types'
import { testView } from '@/features/test/sampleTest'
import { check, documentOf, emptyForm, formOf, formOfDocument } from './form'
import { emptyPacer } from './pacers'
import { sampleOptions as options } from './sampleOptions'

const filled = { ...emptyForm(), name: ' Checkout ', targets: 'GET http://a/\n', duration: '10' }

describe('the form of a new test', () => {
  it('wants a name and a target, and has defaults for the rest', () => {
    expect(Object.keys(check(emptyForm(), options))).toEqual(['name', 'targets'])
    expect(check(filled, options)).toEqual({})
  })

  it('wants one weight for each worker', () => {
    const weighted = { ...filled, rateDistribution: 'weighted' as const, workerCount: '3', rateWeights: '1, 2' }

    expect(check(weighted, options)).toEqual({ rateWeights: 'One number above 0 for each worker' })
    expect(check({ ...weighted, rateWeights: '1, 2, 3' }, options)).toEqual({})
  })

  it('becomes what the master takes', () => {
    expect(documentOf({ ...filled, tags: 'nightly, shop,', thresholds: ['failures < 1%', ' ', 'success > 99% '] }, options)).toEqual({
      name: 'Checkout',
      pacer: { type: 'constant', ratePerSecond: 50 },
      duration: '10s',
      targets: [{ method: 'GET', url: 'http://a/' }],
      attack: {},
      workerCount: 1,
      rateDistribution: 'shared',
      onWorkerLoss: 'rebalance',
      tags: ['nightly', 'shop'],
      thresholds: ['failures < 1%', 'success > 99%'],
    })
  })

  it('limits the hits in flight only as fast as possible', () => {
    const unpaced = { ...filled, pacer: { ...emptyPacer(), type: 'unpaced' as const } }

    expect(documentOf(unpaced, options)).toMatchObject({ pacer: { type: 'unpaced' }, attack: { maxInFlight: 10 } })
    expect(check({ ...unpaced, maxInFlight: '0' }, options)).toEqual({ maxInFlight: 'A whole number, 1 or more' })
    expect(check({ ...filled, maxInFlight: '0' }, options)).toEqual({})
  })

  it.each([
    ['redirects', '', 'A whole number of redirects, −1 or more'],
    ['redirects', '-2', 'A whole number of redirects, −1 or more'],
    ['redirects', '2147483648', '2147483647 at most'],
    ['maxInFlight', '0', 'A whole number of hits, 1 or more'],
    ['timeout', 'soon', 'A duration such as 500ms, 30s or 1m30s'],
  ])('refuses %s "%s"', (option, text, message) => {
    expect(check({ ...filled, options: { [option]: text } }, options)).toEqual({ [`options.${option}`]: message })
  })

  it('refuses as JSON what has a field', () => {
    const message = '“maxWorkers” has its own field above; set it there'

    expect(check({ ...filled, further: '{"maxWorkers": 1}' }, options)).toEqual({ further: message })
  })

  it('submits the options that differ from their defaults', () => {
    const typed = { timeout: ' 5 ', redirects: '10', maxInFlight: '20', headers: 'A: b\n\n C: d ', http2: 'false', keepalive: 'true' }

    expect(documentOf({ ...filled, options: typed }, options).attack).toEqual({
      timeout: '5s',
      maxInFlight: 20,
      headers: ['A: b', 'C: d'],
      http2: false,
    })
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
        bodyText: 'not among the fields',
        headers: ['A: b', 'C: d'],
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

    const form = formOfDocument(document, options)

    expect(check(form, options)).toEqual({})
    expect(documentOf(form, options)).toEqual(document)
  })

  it('has a field for the hits in flight of what was as fast as possible', () => {
    const document: TestDocument = { name: 'a', pacer: { type: 'unpaced' }, duration: '1s', targets: [], attack: { maxInFlight: 20 } }

    expect(formOfDocument(document, options)).toMatchObject({ maxInFlight: '20', options: {}, further: '' })
  })

  it('is filled from an earlier test', () => {
    const form = formOf(
      testView({
        settings: [
          { name: 'timeout', title: 'Timeout', text: '250ms', typed: '250ms' },
          { name: 'headers', title: 'Headers', text: 'Authorization', typed: null },
          { name: 'http2', title: 'HTTP/2 over TLS', text: 'no', typed: 'false' },
          { name: 'maxInFlight', title: 'Hits in flight at most', text: 'no limit', typed: null },
          { name: 'maxConnectionAge', title: 'Connections used for at most', text: '500ms', typed: '500ms' },
        ],
        tags: ['a', 'b'],
        thresholds: [{ expression: 'failures < 1%', abort: true, after: '10s' }],
      }),
      options,
    )

    expect(form).toMatchObject({
      name: 'Checkout',
      targets: 'GET http://127.0.0.1:8080/\n',
      pacer: { type: 'constant', ratePerSecond: '500' },
      duration: '10s',
      options: { timeout: '250ms', http2: 'false', maxConnectionAge: '500ms' },
      further: '',
      tags: 'a, b',
      thresholds: ['failures < 1% abort after 10s'],
    })
    expect(check(form, options)).toEqual({})
  })
})
