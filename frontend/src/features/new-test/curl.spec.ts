import { describe, expect, it } from 'vitest'
import { looksLikeCurl, readCurl } from './curl'

describe('curl', () => {
  it('takes what a browser copies', () => {
    const { target } = readCurl(`curl 'http://shop.test/cart?id=1' \\
      -H 'Accept: */*' \\
      -H "X-Quote: it's \\"ok\\"" \\
      --data-raw $'{"name":"O\\'Neil"}' \\
      --compressed`)

    expect(target).toEqual({
      method: 'POST',
      url: 'http://shop.test/cart?id=1',
      headers: [
        ['Accept', '*/*'],
        ['X-Quote', 'it\'s "ok"'],
        ['Accept-Encoding', 'gzip, deflate, br'],
        ['Content-Type', 'application/x-www-form-urlencoded'],
      ],
      body: `{"name":"O'Neil"}`,
    })
  })

  it.each([
    ['curl localhost:8080/a', 'GET', 'http://localhost:8080/a'],
    ['curl -XPUT http://a/', 'PUT', 'http://a/'],
    ['curl --request=DELETE http://a/', 'DELETE', 'http://a/'],
    ['curl -I http://a/', 'HEAD', 'http://a/'],
    ['curl -d a=1 -d b=2 http://a/', 'POST', 'http://a/'],
    ['curl -G -d a=1 --data-urlencode "q=x y" http://a/?z=0', 'GET', 'http://a/?z=0&a=1&q=x%20y'],
    ['$ curl http://a/', 'GET', 'http://a/'],
  ])('reads %s', (command, method, url) => {
    expect(readCurl(command).target).toMatchObject({ method, url })
  })

  it('joins several data with an ampersand', () => {
    expect(readCurl('curl -d a=1 -d b=2 http://a/').target.body).toBe('a=1&b=2')
  })

  it('gives JSON its content type', () => {
    expect(readCurl(`curl --json '{}' http://a/`).target.headers).toContainEqual(['Content-Type', 'application/json'])
  })

  it('takes options of the test along and names what it leaves out', () => {
    expect(readCurl('curl -sSLk -m 5 -o /dev/null -u admin:secret https://a/')).toEqual({
      target: { method: 'GET', url: 'https://a/', headers: [['Authorization', 'Basic YWRtaW46c2VjcmV0']], body: '' },
      insecure: true,
      timeoutSeconds: 5,
      ignored: ['-s', '-S', '-L', '-o'],
    })
  })

  it.each([
    ['curl -d @body.json http://a/', 'the body is in the file body.json; paste its content instead'],
    ['curl -F a=b http://a/', 'form and file uploads of curl cannot be turned into a target'],
    ['curl -s', 'the curl command has no URL'],
    ["curl 'http://a/", 'a quote is not closed'],
  ])('says why it cannot read %s', (command, message) => {
    expect(() => readCurl(command)).toThrow(message)
  })

  it('knows a curl command when it sees one', () => {
    expect(looksLikeCurl(' curl http://a/')).toBe(true)
    expect(looksLikeCurl('GET http://curl.se/')).toBe(false)
  })
})
