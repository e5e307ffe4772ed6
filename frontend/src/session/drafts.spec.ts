// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest'
import { draftOf, dropDraft, dropDrafts, keepDraft } from './drafts'

beforeEach(() => {
  vi.restoreAllMocks()
  sessionStorage.clear()
})

it('gives back what was kept, to nobody but its user', () => {
  keepDraft('form', 'ann', { name: 'Checkout' })

  expect(draftOf('form', 'ann')).toEqual({ name: 'Checkout' })
  expect(draftOf('form', 'bob')).toBeNull()
  expect(draftOf('other', 'ann')).toBeNull()
})

it('forgets one, or all of them but nothing else', () => {
  sessionStorage.setItem('theme', 'dark')
  keepDraft('a', 'ann', 1)
  keepDraft('b', 'ann', 2)
  keepDraft('c', 'ann', 3)

  dropDraft('b')
  expect(['a', 'b', 'c'].map((name) => draftOf(name, 'ann'))).toEqual([1, null, 3])

  dropDrafts()
  expect(['a', 'c'].map((name) => draftOf(name, 'ann'))).toEqual([null, null])
  expect(sessionStorage.getItem('theme')).toBe('dark')
})

it('keeps the newest few', () => {
  const clock = vi.spyOn(Date, 'now')
  for (let i = 0; i < 20; i += 1) {
    clock.mockReturnValue(i)
    keepDraft(`sent.${i}`, 'ann', i)
  }

  expect(draftOf('sent.19', 'ann')).toBe(19)
  expect(draftOf('sent.0', 'ann')).toBeNull()
  expect(sessionStorage).toHaveLength(12)
})

it('says when there is no room, and leaves nothing outdated behind', () => {
  keepDraft('form', 'ann', 'old')
  const room = sessionStorage
  vi.stubGlobal('sessionStorage', {
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError')
    },
    removeItem: (key: string) => room.removeItem(key),
  })

  expect(keepDraft('form', 'ann', 'new')).toBe(false)
  vi.unstubAllGlobals()
  expect(draftOf('form', 'ann')).toBeNull()
})

it('takes what it cannot read for nothing', () => {
  sessionStorage.setItem('loadtester.draft.form', '{')

  expect(draftOf('form', 'ann')).toBeNull()
})
