import { describe, expect, it } from 'vitest'
import { looksLikeCurl, readCurls, startOfCurl } from './readCurls'

/** The only target of a text that was converted completely. */
function targetOf(text: string) {
  const { targets, refused } = readCurls(text)
  expect(refused).toEqual([])
  expect(targets).toHaveLength(1)
  return targets[0]
}

/** Why the only command of a text was not converted. */
function reasonOf(text: string) {
  const { targets, refused } = readCurls(text)
  expect(targets).toEqual([])
  return refused.map(({ reason }) => reason).join('; ')
}

describe('one command of bash', () => {
  it('is what a browser copies', () => {
    const target = targetOf(`curl 'http://shop.test/cart?id=1' \\
      -H 'Accept: */*' \\
      -H "X-Quote: it's \\"ok\\"" \\
      -b 'a=1; b=2' \\
      --data-raw $'{"name":"O\\'Neil"}' \\
      --compressed`)

    expect(target).toEqual({
      method: 'POST',
      url: 'http://shop.test/cart?id=1',
      headers: [
        ['Accept', '*/*'],
        ['X-Quote', 'it\'s "ok"'],
        ['Accept-Encoding', 'gzip, deflate, br'],
        ['Cookie', 'a=1; b=2'],
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
    ["curl -d '' http://a/", 'POST', 'http://a/'],
    ['curl -G -d a=1 --data-urlencode "q=x y" http://a/?z=0', 'GET', 'http://a/?z=0&a=1&q=x%20y'],
    ['$ curl http://a/', 'GET', 'http://a/'],
    ['user@host:~/work$ curl http://a/', 'GET', 'http://a/'],
    ['TOKEN=abc sudo /usr/bin/curl http://a/', 'GET', 'http://a/'],
    ['curl --max-filesize 100 --resolve a:80:127.0.0.1 http://a/', 'GET', 'http://a/'],
    ['curl http://a/x?p=1&q=2', 'GET', 'http://a/x?p=1&q=2'],
    ['curl http://a/ -o out.txt > /dev/null 2>&1', 'GET', 'http://a/'],
    ['curl http://a/x#top # a comment', 'GET', 'http://a/x'],
    ["curl 'http://a/?ids\\[\\]=1'", 'GET', 'http://a/?ids[]=1'],
    ["curl 'http://[::1]:8080/{{id}}'", 'GET', 'http://[::1]:8080/{{id}}'],
  ])('reads %s', (command, method, url) => {
    expect(targetOf(command)).toMatchObject({ method, url })
  })

  it.each([
    [`$'caf\\xc3\\xa9'`, 'café'],
    [`$'caf\\u00e9 \\ud83d\\ude00'`, 'café 😀'],
    [`$'caf\\351'`, 'café'],
    [`$'a\\tb\\n\\\\ \\'\\"\\x41'`, 'a\tb\n\\ \'"A'],
    [`"a\\\\b \\$5 \\q"`, 'a\\b $5 \\q'],
    [`'a'"b"c\\ d`, 'ab' + 'c d'],
  ])('resolves the quotes of %s', (quoted, body) => {
    expect(targetOf(`curl http://a/ -d ${quoted}`)?.body).toBe(body)
  })

  it('joins several data with an ampersand', () => {
    expect(targetOf('curl -d a=1 -d b=2 http://a/')?.body).toBe('a=1&b=2')
  })

  it('gives JSON its content type', () => {
    expect(targetOf(`curl --json '{}' http://a/`)?.headers).toContainEqual(['Content-Type', 'application/json'])
    expect(targetOf(`curl --json '{}' http://a/ -H 'Accept: text/html'`)?.headers).toEqual([
      ['Accept', 'text/html'],
      ['Content-Type', 'application/json'],
    ])
  })

  it('sends the headers that curl would', () => {
    const command = "curl http://u:p%40ss@a/ -H 'Accept:' -H 'X-Empty;' -e 'http://b/;auto' -r 0-99 --oauth2-bearer t"

    expect(targetOf(command)).toMatchObject({
      url: 'http://a/',
      headers: [
        ['X-Empty', ''],
        ['Referer', 'http://b/'],
        ['Range', 'bytes=0-99'],
        ['Authorization', 'Bearer t'],
      ],
    })
    expect(targetOf('curl http://u:p%40ss@a/')?.headers).toEqual([['Authorization', `Basic ${btoa('u:p@ss')}`]])
  })

  it('takes options of the test along, and names what it leaves out of the request', () => {
    expect(readCurls('curl -sSLk -m 5 --max-redirs 3 --http1.1 -o /dev/null --proxy http://p:1 -u admin:secret https://a/')).toEqual({
      targets: [{ method: 'GET', url: 'https://a/', headers: [['Authorization', 'Basic YWRtaW46c2VjcmV0']], body: '' }],
      options: { insecure: true, timeoutSeconds: 5, redirects: 3, http2: false },
      leftOut: ['--proxy'],
      variables: [],
      refused: [],
    })
  })

  it('names the variables that only the shell knows', () => {
    const reading = readCurls('curl "http://$HOST/a" -H "Authorization: Bearer ${TOKEN}" -H \'X: $NO\' -d "$(cat body)"')

    expect(reading.variables).toEqual(['$HOST', '${TOKEN}', '$(cat body)'])
    expect(reading.targets[0]?.url).toBe('http://$HOST/a')
  })

  it.each([
    ['curl -d @body.json http://a/', 'the body is in the file body.json; paste its content instead'],
    ['curl --data-urlencode text@body.txt http://a/', 'the body is in the file body.txt; paste its content instead'],
    ['curl --json @- http://a/', 'the body comes from standard input; paste it in place of @-'],
    ['curl -F a=b http://a/', 'a form with parts (--form) cannot be turned into a target; send its body with --data-binary'],
    ['curl -T file http://a/', 'the body is in a file (--upload-file); paste its content after --data-raw instead'],
    ['curl -u admin http://a/', 'the password of “admin” is not in the command; write --user admin:PASSWORD'],
    ['curl --digest -u a:b http://a/', '--digest needs more than one request to log in, which a target cannot make'],
    ['curl http://a/[1-3]', '“[1-3]” stands for several URLs; write each of them out'],
    ["curl 'http://{a,b}/'", '“{a,b}” stands for several URLs; write each of them out'],
    ['curl ftp://a/', 'ftp:// is not HTTP'],
    ['curl -s', 'the curl command has no URL'],
    ["curl 'http://a/ b'", '“http://a/ b” has a space; is a quote missing?'],
    ["curl 'http://a/", 'a quote is not closed'],
    ['curl -d @- http://a/ <<EOF\n{}\nEOF', 'a here-document (<<) is not read; put the body after --data instead'],
  ])('says why it cannot read %s', (command, reason) => {
    expect(reasonOf(command)).toBe(reason)
  })
})

describe('several commands at once', () => {
  const urls = (text: string) => readCurls(text).targets.map(({ url }) => url)

  it.each([
    ['on lines of their own', 'curl http://a/1\ncurl http://a/2\n\ncurl http://a/3\n'],
    ['as a browser copies them', "curl 'http://a/1' \\\n  -H 'A: b' ;\ncurl 'http://a/2' \\\n  -H 'A: b' ;\ncurl 'http://a/3'"],
    ['one after another succeeded', 'curl http://a/1 && curl http://a/2 || curl http://a/3'],
    ['with prompts', '$ curl http://a/1\n$ curl http://a/2\n$ curl http://a/3'],
    ['as URLs of one', 'curl -H "A: b" http://a/1 http://a/2 --url http://a/3'],
    ['with --next', 'curl http://a/1 --next http://a/2 -: http://a/3'],
    ['for Windows', 'curl ^"http://a/1^" ^\r\n  -H ^"A: b^" &\r\ncurl ^"http://a/2^" &\r\ncurl "http://a/3"'],
    ['for PowerShell', 'curl.exe "http://a/1" `\r\n  -H "A: b";\r\ncurl.exe \'http://a/2\'\r\ncurl.exe http://a/3'],
  ])('become as many targets: %s', (_how, text) => {
    expect(urls(text)).toEqual(['http://a/1', 'http://a/2', 'http://a/3'])
  })

  it('are each told apart from those that cannot be converted', () => {
    const { targets, refused, leftOut } = readCurls('curl http://a/1 | jq .\nsleep 1\ncurl -F f=@x http://a/2\ncurl http://a/3')

    expect(targets.map(({ url }) => url)).toEqual(['http://a/1', 'http://a/3'])
    expect(refused.map(({ command }) => command)).toEqual(['curl -F f=@x http://a/2'])
    expect(leftOut).toEqual(['jq .', 'sleep 1'])
  })
})

describe('a command for the prompt of Windows', () => {
  const expected = {
    method: 'POST',
    url: 'http://a/x?p=1&q=%41%20b',
    headers: [
      ['X-Quote', 'say "hi" & go'],
      ['Content-Type', 'application/json'],
    ],
    body: '{"path":"C:\\\\x","n":"1 < 2"}',
  }

  it.each([
    [
      'as browsers copy it',
      'curl ^"http://a/x?p=1^&q=^%^41^%^20b^" ^\r\n  -H ^"X-Quote: say ^\\^"hi^\\^" ^& go^" ^\r\n' +
        '  -H ^"Content-Type: application/json^" ^\r\n' +
        '  --data-raw ^"^{^\\^"path^\\^":^\\^"C:^\\^\\^\\^\\x^\\^",^\\^"n^\\^":^\\^"1 ^< 2^\\^"^}^"',
    ],
    [
      'as they did before',
      'curl "http://a/x?p=1^&q=^%^41^%^20b" ^\n  -H "X-Quote: say ^\\^"hi^\\^" ^& go" ^\n  -H "Content-Type: application/json" ^\n' +
        '  --data-raw "^{^\\^"path^\\^":^\\^"C:^\\^\\^\\^\\x^\\^",^\\^"n^\\^":^\\^"1 ^< 2^\\^"^}"',
    ],
    [
      'as people write it',
      'curl.exe "http://a/x?p=1&q=%41%20b" ^\n -H "X-Quote: say \\"hi\\" & go" ^\n -H "Content-Type: application/json" ^\n' +
        ' -d "{\\"path\\":\\"C:\\\\x\\",\\"n\\":\\"1 < 2\\"}"',
    ],
    [
      'in one line, quotes doubled',
      'C:\\Users\\me>curl.exe "http://a/x?p=1&q=%41%20b" -H "X-Quote: say ""hi"" & go" -H "Content-Type: application/json" ' +
        '-d "{""path"":""C:\\\\x"",""n"":""1 < 2""}" > nul 2>&1',
    ],
  ])('is read %s', (_how, command) => {
    expect(targetOf(command)).toEqual(expected)
  })

  it('has lines in a body', () => {
    expect(targetOf('curl ^"http://a/^" ^\r\n --data-raw ^"one^\r\n\r\ntwo^"')?.body).toBe('one\ntwo')
  })

  it('has variables of its own', () => {
    expect(readCurls('curl.exe "http://a/%C3%A4" -H "Authorization: Bearer %TOKEN%"').variables).toEqual(['%TOKEN%'])
  })

  it('says when a quote is not closed', () => {
    expect(reasonOf('curl.exe "http://a/ ^\n -H A:b')).toBe('a quote is not closed')
    expect(reasonOf('curl.exe "http://a/ -H "A:b"" -k')).toBe('“http://a/ -H A:b” has a space; is a quote missing?')
  })
})

describe('a command for PowerShell', () => {
  it.each([
    ['a body in single quotes', `curl.exe -X POST "http://a/" \`\n  -H "Accept: */*" \`\n  -d '{"a":"it''s"}'`, '{"a":"it\'s"}'],
    ['quotes behind backslashes', `curl.exe -X POST "http://a/" -H 'Accept: */*' -d '{\\"a\\":1}'`, '{"a":1}'],
    ['escapes with backticks', 'curl.exe -X POST http://a/ -H "Accept: */*" -d "{`"a`":`"b`tc`"}"', '{"a":"b\tc"}'],
    ['a here-string', `curl.exe -X POST http://a/ -H 'Accept: */*' -d @'\n{"a":\n1}\n'@`, '{"a":\n1}'],
  ])('is read with %s', (_how, command, body) => {
    expect(targetOf(command)).toMatchObject({ method: 'POST', url: 'http://a/', headers: [['Accept', '*/*'], ['Content-Type', expect.any(String)]], body })
  })

  it('is taken from its own web client, as browsers copy it', () => {
    const target = targetOf(
      [
        '$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession',
        '$session.UserAgent = "Mozilla/5.0 (X11)"',
        '$session.Cookies.Add((New-Object System.Net.Cookie("id", "7", "/", "a")))',
        'Invoke-WebRequest -UseBasicParsing -Uri "http://a/x" `',
        '-Method "POST" `',
        '-WebSession $session `',
        '-Headers @{',
        '"method"="POST"',
        '  "path"="/x"',
        '  "scheme"="https"',
        '  "Accept"="*/*"',
        `  "X-Quote"="a \`"b\`""`,
        '} `',
        '-ContentType "application/json" `',
        '-Body "{`"n`":`"caf$([char]233)`"}"',
      ].join('\r\n'),
    )

    expect(target).toEqual({
      method: 'POST',
      url: 'http://a/x',
      headers: [
        ['User-Agent', 'Mozilla/5.0 (X11)'],
        ['Accept', '*/*'],
        ['X-Quote', 'a "b"'],
        ['Content-Type', 'application/json'],
        ['Cookie', 'id=7'],
      ],
      body: '{"n":"café"}',
    })
  })

  it('says what stands outside of the command', () => {
    expect(reasonOf('Invoke-RestMethod http://a/ -Headers $headers')).toContain('the headers are in $headers')
  })
})

it('knows a curl command when it sees one', () => {
  for (const text of [' curl http://a/', 'GET http://a/\n\ncurl http://b/', 'curl.exe "http://a/"', 'curl ^"http://a/^"', 'PS C:\\> curl http://a']) {
    expect(looksLikeCurl(text), text).toBe(true)
  }
  for (const text of ['GET http://curl.se/', 'GET http://a/\ncurl: 1', '{"url":"http://curl/"}']) {
    expect(looksLikeCurl(text), text).toBe(false)
  }
  expect(startOfCurl('GET http://a/\n\n  curl http://b/')).toBe(15)
})
