const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

/** A whole number with thousands separators: 30,000. */
export function formatCount(value: number): string {
  return grouped.format(value)
}

/** A planned number, if it is known. */
export function formatPlanned(count: number | null | undefined): string {
  return count === null || count === undefined ? 'as many as possible' : `of ${formatCount(count)} planned`
}

/** Three significant digits below a thousand, grouped whole numbers above: 0.125, 12.5, 1,250. */
export function formatDecimal(value: number): string {
  if (Math.abs(value) >= 1000) {
    return grouped.format(value)
  }
  return String(Number(value.toPrecision(3)))
}

/** A rate in hits per second: 500/s, or as fast as possible if there is none. */
export function formatRate(perSecond: number | null | undefined): string {
  return perSecond === null || perSecond === undefined ? 'as fast as possible' : `${formatDecimal(perSecond)}/s`
}

/** A share of one in percent. Shows 100% and 0% only if it is exactly that. */
export function formatPercent(ratio: number): string {
  if (ratio >= 1) {
    return '100%'
  }
  if (ratio <= 0) {
    return '0%'
  }
  const percent = Math.min(99.99, Math.max(0.01, ratio * 100))
  return `${percent.toFixed(2)}%`
}

const byteUnits = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const

/** An amount of bytes in binary units: 1.5 MiB. */
export function formatBytes(bytes: number): string {
  let value = bytes
  let unit = 0
  while (Math.abs(value) >= 1024 && unit < byteUnits.length - 1) {
    value /= 1024
    unit += 1
  }
  return `${unit === 0 ? formatCount(value) : formatDecimal(value)} ${byteUnits[unit]}`
}

/** A count with its noun: 1 worker, 2 workers. */
export function plural(count: number, noun: string, nouns = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : nouns}`
}
