// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import LoginPage from './LoginPage.vue'

const Empty = { template: '<p />' }

beforeEach(() => {
  localStorage.clear()
})

afterEach(() => {
  vi.unstubAllGlobals()
})

async function logIn(response: Response) {
  vi.stubGlobal('fetch', () => Promise.resolve(response))
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/login', component: LoginPage },
      { path: '/:page(.*)', component: Empty },
    ],
  })
  await router.push('/login?next=/tests/42?tab=report')
  const page = mount(LoginPage, { global: { plugins: [router, createPinia()] } })
  await page.get('input[name=username]').setValue('admin')
  await page.get('input[name=password]').setValue('password')
  await page.get('form').trigger('submit')
  await flushPromises()
  return { page, router }
}

it('leads to the address that was asked for', async () => {
  const expiresAt = new Date(Date.now() + 60_000).toISOString()
  const { router } = await logIn(Response.json({ token: 't', expiresAt, user: { username: 'admin', role: 'ADMIN' } }))

  expect(router.currentRoute.value.fullPath).toBe('/tests/42?tab=report')
})

it('says that the password is wrong', async () => {
  const { page } = await logIn(Response.json({ title: 'Unauthorized' }, { status: 401 }))

  expect(page.text()).toContain('Username or password is wrong.')
})

it('says how long to wait after too many attempts', async () => {
  const { page } = await logIn(Response.json({}, { status: 429, headers: { 'Retry-After': '30' } }))

  expect(page.text()).toContain('Try again in 30 s.')
  expect(page.get('button[type=submit]').attributes()).toHaveProperty('disabled')
})
