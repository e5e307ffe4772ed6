import { describe, expect, it } from 'vitest'
import { readTargets, targetObjects, toBase64, writeTargets, type TargetDraft } from './targets'

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
    ['POST http://a/\n@body.json', 'Line 2: a worker reads no files; give the body in a JSON target'],
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
