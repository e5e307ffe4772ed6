// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { testView } from '@/features/test/sampleTest'
import { sampleOptions } from './sampleOptions'
import { useNewTest, type NewTest } from './useNewTest'

/** The open pages, like the tabs of a browser. */
const opened: { unmount(): void }[] = []

beforeEach(() => {
  sessionStorage.clear()
  history.replaceState(null, '')
  answer({})
})

afterEach(() => {
  opened.splice(0).forEach((page) => page.unmount())
  vi.unstubAllGlobals()
})

async function open(from: string | null = null, username = 'ann'): Promise<NewTest & { leave(): void }> {
  let newTest: NewTest | undefined
  const page = mount({
    setup() {
      newTest = useNewTest(from, username)
      return () => null
    },
  })
  opened.push(page)
  await flushPromises()
  return { ...(newTest as NewTest), leave: () => page.unmount() }
}

/** Leaves the page and returns to it, like a reload, another page or a login. */
async function again(newTest: { leave(): void }, from: string | null = null, username = 'ann') {
  newTest.leave()
  return open(from, username)
}

function answer(answers: Record<string, [status: number, body: unknown]>) {
  const asked: [string, unknown][] = []
  vi.stubGlobal('fetch', (path: string, { body }: { body?: string }) => {
    asked.push([path, body === undefined ? undefined : JSON.parse(body)])
    const [status, content] = answers[path] ?? (path === '/api/options' ? [200, { options: sampleOptions }] : [404, { detail: 'no such test' }])
    return Promise.resolve(new Response(JSON.stringify(content), { status, headers: { 'Content-Type': 'application/problem+json' } }))
  })
  return asked
}

function fill({ form }: NewTest): void {
  form.name = 'Checkout'
  form.targets = 'GET http://a/\nAuthorization: Bearer secret\n'
}

const document = {
  name: 'Earlier',
  pacer: { type: 'constant', ratePerSecond: 50 },
  duration: '10s',
  targets: [{ name: 'home', method: 'GET', url: 'http://a/', weight: 3, headers: ['Authorization: Bearer secret'], body: 'YWJj', assertions: [{ status: ['2xx'] }] }],
  attack: { redirects: 3, http2: false, feeder: { csv: 'id\n1\n' } },
  workerCount: 1,
  rateDistribution: 'shared',
  onWorkerLoss: 'rebalance',
}

it('has what was typed again after a reload or another page', async () => {
  const before = await open()
  fill(before)
  before.form.pacer.type = 'stepped'

  const after = await again(before)

  expect(after.form).toEqual(before.form)
  expect(after.restored.value).toBe(true)
})

it.each([
  [401, { detail: 'log in' }],
  [400, { errors: [{ field: 'name', message: 'is taken' }] }],
  [503, {}],
])('loses nothing to a refusal with status %d', async (status, body) => {
  answer({ '/api/tests': [status, body] })
  const before = await open()
  fill(before)

  expect(await before.submit()).toBeNull()

  expect(before.form.name).toBe('Checkout')
  expect((await again(before)).form).toEqual(before.form)
})

it('shows it to nobody else', async () => {
  const before = await open()
  fill(before)

  const other = await again(before, null, 'bob')

  expect(other.form.targets).toBe('')
  expect(other.restored.value).toBe(false)
})

it('begins empty after a test was started, except for who goes back', async () => {
  answer({ '/api/tests': [201, { testId: '7' }] })
  const before = await open()
  fill(before)
  expect(await before.submit()).toBe('7')
  const entry: unknown = history.state

  history.replaceState(null, '')
  const fresh = await again(before)
  expect(fresh.form.name).toBe('')

  history.replaceState(entry, '')
  const back = await again(fresh)
  expect(back.form).toEqual(before.form)
})

it('shows an error of an option until the option is changed', async () => {
  answer({ '/api/tests': [400, { errors: [{ field: 'attack.timeout', message: 'is too long' }, { field: 'attack.http2', message: 'is not' }] }] })
  const newTest = await open()
  fill(newTest)
  await newTest.submit()
  expect(newTest.errors.value).toEqual({ 'options.timeout': 'is too long', 'options.http2': 'is not' })

  newTest.form.options = { timeout: '5s' }
  await flushPromises()

  expect(newTest.errors.value).toEqual({ 'options.http2': 'is not' })
})

it('submits nothing without knowing the options, and asks for them again', async () => {
  const asked = answer({ '/api/options': [503, {}] })
  const newTest = await open()
  fill(newTest)
  newTest.form.options = { timeout: '5s' }

  expect(await newTest.submit()).toBeNull()
  expect(newTest.optionsProblem.value).not.toBeNull()
  expect(newTest.refusal.value).not.toBeNull()
  expect(asked.map(([path]) => path)).toEqual(['/api/options', '/api/options'])

  const later = answer({ '/api/tests': [201, { testId: '7' }] })
  expect(await newTest.submit()).toBe('7')
  expect(later.at(-1)?.[1]).toMatchObject({ attack: { timeout: '5s' } })
  expect(newTest.optionsProblem.value).toBeNull()
})

it('starts over', async () => {
  const before = await open()
  fill(before)
  const after = await again(before)

  await after.startOver()

  expect(after.form.name).toBe('')
  expect((await again(after)).restored.value).toBe(false)
})

it('keeps no form that nobody touched', async () => {
  expect((await again(await open())).restored.value).toBe(false)
})

it('is filled with all of an earlier test, and sends it again', async () => {
  const asked = answer({ '/api/tests/42/document': [200, document], '/api/tests': [201, { testId: '43' }] })
  const newTest = await open('42')

  expect(newTest.origin.value).toEqual({ name: 'Earlier', partial: false })
  expect(await newTest.submit()).toBe('43')

  expect(asked.at(-1)?.[1]).toMatchObject(document)
})

it('keeps what was changed of an earlier test apart from that of others', async () => {
  answer({ '/api/tests/42/document': [200, document], '/api/tests/41/document': [200, { ...document, name: 'Another' }] })
  const before = await open('42')
  before.form.duration = '1h'

  const other = await again(before, '41')
  expect(other.form).toMatchObject({ name: 'Another', duration: '10s' })
  const after = await again(other, '42')
  expect(after.form).toMatchObject({ name: 'Earlier', duration: '1h' })
  expect(after.origin.value?.name).toBe('Earlier')
})

it('says what is missing to who may not see headers and bodies', async () => {
  answer({ '/api/tests/42/document': [403, {}], '/api/tests/42': [200, testView({ name: 'Of another' })] })

  const newTest = await open('42')

  expect(newTest.origin.value).toEqual({ name: 'Of another', partial: true })
  expect(newTest.form.targets).toBe('GET http://127.0.0.1:8080/\n')
})

it('says that the earlier test is gone, and can try again', async () => {
  answer({})
  const newTest = await open('42')
  expect(newTest.fillProblem.value?.message).toContain('No such test.')

  answer({ '/api/tests/42/document': [200, document] })
  await newTest.startOver()

  expect(newTest.fillProblem.value).toBeNull()
  expect(newTest.form.name).toBe('Earlier')
})
