/** One line of a chart over the seconds of a test. */
export interface Series {
  /** Appears in the URL if the line is hidden. */
  key: string
  name: string
  /** A colour of style.css, such as "chart-p50". */
  colour: string
  /** One value for each second of the chart; null where nothing was measured. */
  values: (number | null)[]
  dashed?: boolean
  /** Drawn wide and pale, so that it remains visible behind a line with the same values. */
  halo?: boolean
  /** Drawn as an area, on top of the other areas of the chart. */
  stacked?: boolean
}

/** A shaded span of the test. */
export interface Span {
  from: number
  to: number
  tone: 'warn' | 'bad'
}

/** A vertical line at a moment of the test. */
export interface Mark {
  second: number
  text: string
}
