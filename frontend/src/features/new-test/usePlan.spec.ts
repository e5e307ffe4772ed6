import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, nextTick, reactive, shallowRef } from 'vue'
import { emptyForm } from './form'
import { sampleOptions } from './sampleOptions'
import { PLAN_DELAY_MILLIS, usePlan } from './usePlan'

const answer = { durationNanos: 30e9, plannedHits: 1500 }
let asked: { path: string; body: Record<string, unknown> }[] = []
let status = 200

beforeEach(() => {
  vi.useFakeTimers()
  asked = []
  status = 200
  vi.stubGlobal('fetch', (path: string, { body }: { body: string }) => {
    asked.push({ path, body: JSON.parse(body) as Record<string, unknown> })
    return Promise.resolve(new Response(JSON.stringify(answer), { status }))
  })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function open() {
  const form = reactive(emptyForm())
  const scope = effectScope()
  const plan = scope.run(() => usePlan(form, shallowRef(sampleOptions)))
  return { form, plan, close: () => scope.stop() }
}

async function rest(millis = PLAN_DELAY_MILLIS): Promise<void> {
  await nextTick()
  await vi.advanceTimersByTimeAsync(millis)
}

it('asks the master for the plan of a form without name and targets', async () => {
  const { plan } = open()
  await rest()

  expect(plan?.value).toEqual(answer)
  expect(asked).toHaveLength(1)
  expect(asked[0]).toMatchObject({ path: '/api/tests/plan', body: { duration: '30s', pacer: { type: 'constant', ratePerSecond: 50 } } })
})

it('asks once when typing rests, and not for what changes no plan', async () => {
  const { form } = open()
  form.duration = '1'
  await rest(PLAN_DELAY_MILLIS / 2)
  form.duration = '10s'
  await rest()
  form.name = 'Checkout'
  form.tags = 'nightly'
  await rest()

  expect(asked.map(({ body }) => body.duration)).toEqual(['10s'])
})

it('sends the targets where their number is that of the hits', async () => {
  const { form } = open()
  form.targets = 'GET http://a/\n\nGET http://b/\n'
  form.options = { lazy: 'true' }
  await rest()

  expect(asked).toHaveLength(1)
  expect(asked[0]?.body.targets).toHaveLength(2)
})

it('has none while a field cannot be read', async () => {
  const { form, plan } = open()
  await rest()
  form.workerCount = ''
  await rest()

  expect(plan?.value).toBeNull()
  expect(asked).toHaveLength(1)
})

it('has none when the master objects', async () => {
  status = 400
  const { plan } = open()
  await rest()

  expect(asked).toHaveLength(1)
  expect(plan?.value).toBeNull()
})

it('asks no more once its page is left', async () => {
  const { close } = open()
  close()
  await rest()

  expect(asked).toHaveLength(0)
})
