import { expect, it } from 'vitest'
import { addressAfterLogin } from './addressAfterLogin'

it.each([
  ['/tests/42?tab=report', '/tests/42?tab=report'],
  ['/workers', '/workers'],
  [undefined, '/'],
  [null, '/'],
  ['https://example.org/', '/'],
  ['//example.org/', '/'],
  ['/\\example.org/', '/'],
  ['/login?next=/login', '/'],
])('leads from next=%s to %s', (next, address) => {
  expect(addressAfterLogin(next)).toBe(address)
})
