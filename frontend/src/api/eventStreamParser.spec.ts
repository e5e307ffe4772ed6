import { describe, expect, it } from 'vitest'
import { EventStreamParser, type StreamEvent } from './eventStreamParser'

const stream = [
  ': welcome',
  '',
  'id: 1',
  'event: snapshot',
  'data: {"name":"größer – 負荷 🚀",',
  'data:"points":[]}',
  '',
  ':heartbeat',
  'event: point',
  'id:2',
  'data: {"second":0}',
  '',
  'event: nothing',
  '',
  'data',
  '',
  'retry: 500',
  'data: last',
  '',
  'data: never finished',
].join('\n')

const events: StreamEvent[] = [
  { type: 'snapshot', data: '{"name":"größer – 負荷 🚀",\n"points":[]}', id: '1' },
  { type: 'point', data: '{"second":0}', id: '2' },
  { type: 'message', data: '', id: '2' },
  { type: 'message', data: 'last', id: '2' },
]

function parse(text: string, ...cuts: number[]): StreamEvent[] {
  const bytes = new TextEncoder().encode(text)
  const parser = new EventStreamParser()
  const ends = [...cuts, bytes.length]
  return ends.flatMap((end, i) => parser.feed(bytes.subarray(i === 0 ? 0 : ends[i - 1], end)))
}

describe('EventStreamParser', () => {
  it('reads events, comments and ids', () => {
    expect(parse(stream)).toEqual(events)
  })

  it.each(['\n', '\r', '\r\n'])('gives the same events wherever the stream is cut, with line ends %j', (lineEnd) => {
    const text = stream.replaceAll('\n', lineEnd)
    const length = new TextEncoder().encode(text).length
    for (let cut = 0; cut <= length; cut += 1) {
      expect(parse(text, cut), `cut at byte ${cut}`).toEqual(events)
    }
  })

  it('gives the same events when every byte comes alone', () => {
    const text = stream.replaceAll('\n', '\r\n')
    const length = new TextEncoder().encode(text).length

    expect(parse(text, ...Array(length).keys())).toEqual(events)
  })

  it('skips a byte order mark', () => {
    expect(parse('\uFEFFdata: a\n\n')).toEqual([{ type: 'message', data: 'a', id: '' }])
  })
})
