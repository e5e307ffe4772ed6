import { describe, expect, it } from 'vitest'
import { appendTargets, areWeighted, readTargets, targetObjects, targetsText, toBase64, writeTargets, type TargetDraft } from './targets'

const get: TargetDraft = { method: 'GET', url: 'http://a/1', headers: [], body: '' }
const post: TargetDraft = {
  method: 'POST',
  url: 'http://a/2',
  headers: [
    ['Accept', 'text/html'],
    ['Accept', 'text/plain'],
  ],
  body: 'größe=5',
}

describe('targets', () => {
  it('reads blocks, comments and headers', () => {
    const text = '# two targets\nGET http://a/1\n\nPUT http://a/2\nX-Id: a:b\n'

    expect(readTargets(text)).toEqual({
      targets: [get, { method: 'PUT', url: 'http://a/2', headers: [['X-Id', 'a:b']], body: '' }],
      problem: '',
    })
  })

  it('starts a new target at each request line', () => {
    expect(readTargets('GET http://a/1\nGET http://a/1').targets).toEqual([get, get])
  })

  it.each([
    ['GET http://a/\nnonsense', 'Line 2: expected “METHOD URL” or “Header: value”'],
    ['GET /relative', 'Line 1: the URL must begin with http:// or https://'],
    ['POST http://a/\n@body.json', 'Line 2: workers do not read files; give the body in a JSON target'],
    ['# nothing', 'No target in these lines'],
    ['{"method":"GET"}', 'Line 1: a target needs “method” and “url”'],
  ])('says what is wrong with %j', (text, problem) => {
    expect(readTargets(text).problem).toBe(problem)
  })

  it('says nothing about an empty text', () => {
    expect(readTargets(' \n')).toEqual({ targets: [], problem: '' })
  })

  it.each([[[get]], [[get, get]], [[get, post]]])('reads what it has written', (targets) => {
    expect(readTargets(writeTargets(targets))).toEqual({ targets, problem: '' })
  })

  it('reads an array of JSON targets, with a body that is plain text', () => {
    const text = JSON.stringify([{ method: 'POST', url: 'http://a/', body: '{"a": 1}', header: { A: 'b' } }])

    expect(readTargets(text).targets).toEqual([
      { method: 'POST', url: 'http://a/', headers: [['A', 'b']], body: '{"a": 1}' },
    ])
  })

  it('encodes text beyond ASCII', () => {
    expect(toBase64('ö')).toBe('w7Y=')
  })

  it('become objects as the master takes them', () => {
    expect(targetObjects('GET http://a/{{randomInt 1 6}}\nA: b\nA: c\n')).toEqual([
      { method: 'GET', url: 'http://a/{{randomInt 1 6}}', header: { A: ['b', 'c'] } },
    ])
  })

  it('lose nothing that a JSON target says', () => {
    const target = { method: 'GET', url: 'http://a/', name: 'home', weight: 3, assertions: [{ status: ['2xx'] }] }

    expect(targetObjects(`${JSON.stringify(target)}\n\n${JSON.stringify(target)}`)).toEqual([target, target])
    expect(targetObjects(JSON.stringify([target]))).toEqual([target])
  })
})

describe('more targets', () => {
  it('come after the text as it is', () => {
    expect(appendTargets('# mine\nGET http://a/0\n\n\n', [get])).toBe('# mine\nGET http://a/0\n\nGET http://a/1\n')
    expect(appendTargets('', [get])).toBe('GET http://a/1\n')
  })

  it('take nothing away from JSON targets', () => {
    const named = { method: 'GET', url: 'http://a/', name: 'home', weight: 3, assertions: [{ status: ['2xx'] }] }

    expect(targetObjects(appendTargets(JSON.stringify(named), [get]))).toEqual([named, { method: 'GET', url: 'http://a/1' }])
    expect(targetObjects(appendTargets(`[${JSON.stringify(named)}]`, [get]))).toHaveLength(2)
  })

  it('turn blocks into JSON when they have a body', () => {
    expect(targetObjects(appendTargets('GET http://a/0\nA: b', [post]))).toEqual([
      { method: 'GET', url: 'http://a/0', header: { A: ['b'] } },
      expect.objectContaining({ method: 'POST', body: toBase64('größe=5') }),
    ])
  })
})

describe('targets of an earlier test', () => {
  const plain = { name: 'GET http://a/', method: 'GET', url: 'http://a/', weight: 1, headers: ['A: b', 'A: c'], body: '' }

  it('are blocks when these hold all they say', () => {
    expect(targetsText([plain])).toBe('GET http://a/\nA: b\nA: c\n')
  })

  it.each([
    ['a name', { name: 'home' }],
    ['a weight', { weight: 3 }],
    ['a body', { body: toBase64('x') }],
    ['assertions', { assertions: [{ status: ['2xx'] }] }],
  ])('keep %s', (_what, more) => {
    const said = { method: 'GET', url: 'http://a/', headers: ['A: b', 'A: c'], ...more }

    expect(targetObjects(targetsText([{ ...plain, ...more }]))).toEqual([said])
  })
})

it('reads JSON over several lines, and names the line in which one begins that is not whole', () => {
  const pretty = JSON.stringify({ method: 'GET', url: 'http://a/{x}', header: { A: ['b"}'] } }, null, 2)

  expect(readTargets(`${pretty}\n\n${pretty}`).targets).toHaveLength(2)
  expect(readTargets(`${pretty}\n{"method": "GET"`).problem).toBe('Line 10: not a complete JSON object')
})

it.each([
  ['GET http://a/\nX: {"weight": 3}', false],
  ['{"method":"GET","url":"http://a/","weight":1}', false],
  ['{"method":"GET","url":"http://a/","bodyText":"{\\"weight\\":3}"}', false],
  ['{"method":"GET","url":"http://a/","weight": 3}', true],
  ['{"method":"GET","url":"http://a/","weight":12}', true],
])('knows targets with weights: %s', (text, weighted) => {
  expect(areWeighted(text)).toBe(weighted)
})
