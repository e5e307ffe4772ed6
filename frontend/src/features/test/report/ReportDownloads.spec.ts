// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import ReportDownloads from './ReportDownloads.vue'

const fetched = vi.fn()
const saved: string[] = []

beforeEach(() => {
  saved.length = 0
  fetched.mockReset().mockImplementation(() => Promise.resolve(new Response('report')))
  vi.stubGlobal('fetch', fetched)
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:report')
  vi.spyOn(URL, 'revokeObjectURL').mockReturnValue(undefined)
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download)
  })
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

function downloads() {
  return mount(ReportDownloads, { props: { testId: '42', name: 'Größe | 500/s' } })
}

it('fetches each form of the report and saves it under its ending', async () => {
  const menu = downloads()

  for (const button of menu.findAll('button')) {
    await button.trigger('click')
    await flushPromises()
  }

  expect(fetched.mock.calls.map(([path]) => path as string)).toEqual(
    ['html', 'text', 'json', 'csv', 'hgrm', 'junit', 'markdown'].map((format) => `/api/tests/42/report?format=${format}`),
  )
  expect(saved).toEqual(['html', 'txt', 'json', 'csv', 'hgrm', 'xml', 'md'].map((ending) => `report-größe-500-s.${ending}`))
})

it('asks for the window that is shown', async () => {
  const menu = mount(ReportDownloads, { props: { testId: '42', name: 'Cart', window: { from: 10, to: 20 } } })

  await menu.get('button').trigger('click')
  await flushPromises()

  expect(fetched.mock.calls[0]?.[0]).toBe('/api/tests/42/report?format=html&from=10&to=20')
  expect(saved).toEqual(['report-cart-10-20.html'])
})

it('says why there is no file', async () => {
  fetched.mockResolvedValue(Response.json({ detail: 'The test has not started yet.' }, { status: 409 }))
  const menu = downloads()

  await menu.get('button').trigger('click')
  await flushPromises()

  expect(menu.get('[role=status]').text()).toBe('The test has not started yet.')
  expect(saved).toEqual([])
})
