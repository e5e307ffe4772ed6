const steps = [30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14400, 28800, 43200, 86400]

/**
 * The last second of the time axis. It grows in a few large steps, so that the chart does not move all the time, and
 * never past the planned end.
 */
export function axisEnd(newestSecond: number, durationSeconds: number, over: boolean): number {
  if (over) {
    return Math.max(1, newestSecond)
  }
  const step = steps.find((candidate) => candidate > newestSecond) ?? newestSecond
  return Math.max(1, newestSecond, Math.min(step, Math.ceil(durationSeconds)))
}
