import { expect, it } from 'vitest'
import { furtherText, problemOfFurther, readFurther } from './furtherOptions'

it('reads what it has written', () => {
  const options = { assertions: [{ status: ['2xx'] }], feeder: { csv: 'id\n1\n', order: 'roundRobin' } }

  expect(readFurther(furtherText(options))).toEqual(options)
  expect(furtherText({})).toBe('')
  expect(readFurther(' \n')).toEqual({})
})

it.each([
  ['', ''],
  ['{"h2c": true}', ''],
  ['{"h2c": true', 'One JSON object, such as {"assertions": [{"status": ["2xx"]}]}'],
  ['[1]', 'One JSON object, in braces'],
  ['null', 'One JSON object, in braces'],
  ['{"timeout": "1s"}', '“timeout” has its own field above; set it there'],
])('says what is wrong with %j', (text, problem) => {
  expect(problemOfFurther(text, ['timeout'])).toBe(problem)
})
