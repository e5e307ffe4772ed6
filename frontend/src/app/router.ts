import { createRouter, createWebHistory, type RouteLocationNormalized, type Router } from 'vue-router'
import { useSession } from '@/session/session'

declare module 'vue-router' {
  interface RouteMeta {
    title?: string
    /** Needs no session, and is shown without the shell. */
    bare?: boolean
    /** Another query means another page, as another path does. */
    byQuery?: boolean
  }
}

export const PRODUCT = 'Distributed Load Tester'

/** The pages and their addresses. A page that needs a session redirects to the login, which leads back to it. */
export function createAppRouter(): Router {
  const router = createRouter({
    history: createWebHistory(),
    routes: [
      {
        path: '/login',
        name: 'login',
        component: () => import('@/features/login/LoginPage.vue'),
        meta: { title: 'Log in', bare: true },
      },
      { path: '/', name: 'tests', component: () => import('@/features/tests/TestsPage.vue'), meta: { title: 'Tests' } },
      {
        path: '/tests/new',
        name: 'new-test',
        component: () => import('@/features/new-test/NewTestPage.vue'),
        meta: { title: 'New test', byQuery: true },
      },
      {
        path: '/tests/:id',
        name: 'test',
        component: () => import('@/features/test/TestPage.vue'),
        meta: { title: 'Test' },
        props: true,
      },
      {
        path: '/compare',
        name: 'compare',
        component: () => import('@/features/compare/ComparePage.vue'),
        meta: { title: 'Comparison' },
      },
      {
        path: '/workers',
        name: 'workers',
        component: () => import('@/features/workers/WorkersPage.vue'),
        meta: { title: 'Workers' },
      },
      {
        path: '/:anything(.*)*',
        name: 'not-found',
        component: () => import('./NotFoundPage.vue'),
        meta: { title: 'Not found' },
      },
    ],
    scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? undefined : { top: 0 }),
  })
  router.beforeEach((to) => {
    if (!to.meta.bare && useSession().token() === null) {
      return loginFor(to)
    }
    return true
  })
  router.afterEach((to) => {
    setPageTitle(to.meta.title ?? '')
  })
  return router
}

/** The login page, with the address to return to. */
export function loginFor(wanted: RouteLocationNormalized) {
  return { name: 'login', query: wanted.fullPath === '/' ? {} : { next: wanted.fullPath } }
}

export function setPageTitle(title: string): void {
  document.title = title ? `${title} · ${PRODUCT}` : PRODUCT
}
