import { describe, expect, it } from 'vitest'
import { point } from '../sampleTest'
import { timelineOf } from './timeline'

describe('timeline', () => {
  it('is empty before the first second', () => {
    expect(timelineOf([])).toEqual({ step: 1, seconds: [], points: [] })
  })

  it('keeps a second nobody reported as a gap', () => {
    const { seconds, points } = timelineOf([point(1), point(3)])

    expect(seconds).toEqual([0, 1, 2, 3])
    expect(points.map((entry) => entry?.second ?? null)).toEqual([null, 1, null, 3])
  })

  it('begins where a window does', () => {
    const { seconds, points } = timelineOf([point(8), point(9)], 10, 7)

    expect(seconds).toEqual([7, 8, 9])
    expect(points[0]).toBeNull()
  })

  it('thins a long test to mean rates and worst times', () => {
    const slow = { p50: 5e6, p90: 5e6, p99: 5e6, p999: 5e6, max: 5e6 }
    const points = [0, 1, 2, 3].map((second) =>
      point(second, second === 1 ? { answered: 100, inFlight: 9, responseTime: slow, statusCodes: { '500': 2 } } : {}),
    )

    const { step, seconds, points: thinned } = timelineOf(points, 2)

    expect(step).toBe(2)
    expect(seconds).toEqual([0, 2])
    expect(thinned[0]).toMatchObject({
      answered: 300,
      inFlight: 9,
      responseTime: { p50: 5e6, max: 9e6 },
      statusCodes: { '200': 250, '500': 1 },
    })
  })

  it('shows the coarser past of a long test in the same measure as its seconds', () => {
    const past = point(0, { seconds: 2, answered: 1000, target: 1000, validity: 'degraded', causes: ['cpu'] })

    const { step, points } = timelineOf([past, point(2), point(3)])

    expect(step).toBe(2)
    expect(points.map((entry) => entry?.answered)).toEqual([500, 500])
    expect(points.map((entry) => entry?.target)).toEqual([500, 500])
    expect(points.map((entry) => entry?.validity)).toEqual(['degraded', 'valid'])
  })
})
