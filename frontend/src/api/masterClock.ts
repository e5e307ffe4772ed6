/**
 * How far the master's clock is ahead of this browser's, derived from the Date headers of its responses. The header has
 * whole seconds and may itself be a second old, so each response only gives bounds; many responses narrow them down.
 */
export class MasterClock {
  private lowest = -Infinity
  private highest = Infinity

  /** Takes the Date header of a response, with the browser's time before the request and after the response. */
  observe(dateHeader: string | null, askedAt: number, answeredAt: number): void {
    const date = Date.parse(dateHeader ?? '')
    if (Number.isNaN(date)) {
      return
    }
    this.lowest = Math.max(this.lowest, date - answeredAt)
    this.highest = Math.min(this.highest, date + 2000 - askedAt)
    if (this.lowest > this.highest) {
      // One of the clocks was set in the meantime.
      this.lowest = date - answeredAt
      this.highest = date + 2000 - askedAt
    }
  }

  /** The master's time in milliseconds. If the observations allow a difference of 0, it is 0. */
  now(): number {
    if (this.lowest > 0) {
      return Date.now() + this.lowest
    }
    return this.highest < 0 ? Date.now() + this.highest : Date.now()
  }
}

export const masterClock = new MasterClock()
