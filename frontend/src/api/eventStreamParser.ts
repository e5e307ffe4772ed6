/** One event of a text/event-stream. */
export interface StreamEvent {
  type: string
  data: string
  id: string
}

/**
 * Reads a text/event-stream that arrives in pieces cut anywhere, as the WHATWG specification says. One parser reads
 * one stream; what is incomplete when the stream ends is dropped.
 */
export class EventStreamParser {
  private readonly decoder = new TextDecoder()
  private buffer = ''
  private afterCarriageReturn = false
  private type = ''
  private data: string[] = []
  private id = ''

  /** Takes the next bytes and gives the events they complete. */
  feed(bytes: Uint8Array): StreamEvent[] {
    const events: StreamEvent[] = []
    this.buffer += this.decoder.decode(bytes, { stream: true })
    let line = this.nextLine()
    while (line !== null) {
      this.take(line, events)
      line = this.nextLine()
    }
    return events
  }

  /** The next whole line without its end, which is LF, CR or CRLF; null when there is none yet. */
  private nextLine(): string | null {
    if (this.afterCarriageReturn && this.buffer !== '') {
      this.afterCarriageReturn = false
      if (this.buffer.startsWith('\n')) {
        this.buffer = this.buffer.slice(1)
      }
    }
    const end = this.buffer.search(/[\r\n]/)
    if (end < 0) {
      return null
    }
    const line = this.buffer.slice(0, end)
    this.afterCarriageReturn = this.buffer[end] === '\r'
    this.buffer = this.buffer.slice(end + 1)
    return line
  }

  private take(line: string, events: StreamEvent[]): void {
    if (line === '') {
      this.dispatch(events)
      return
    }
    const colon = line.indexOf(':')
    if (colon === 0) {
      return
    }
    const field = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
    if (field === 'data') {
      this.data.push(value)
    } else if (field === 'event') {
      this.type = value
    } else if (field === 'id' && !value.includes('\0')) {
      this.id = value
    }
  }

  private dispatch(events: StreamEvent[]): void {
    if (this.data.length > 0) {
      events.push({ type: this.type || 'message', data: this.data.join('\n'), id: this.id })
    }
    this.type = ''
    this.data = []
  }
}
