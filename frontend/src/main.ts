import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { useCredentials } from '@/api/client'
import { missingPageKey, prefetchPages, watchPageLoading } from '@/app/pageLoading'
import { createAppRouter, loginFor } from '@/app/router'
import { useSession } from '@/session/session'
import App from './App.vue'
import './style.css'

const app = createApp(App)
app.use(createPinia())
const router = createAppRouter()
const session = useSession()
useCredentials({
  token: () => session.token(),
  refused: () => {
    session.end()
    const here = router.currentRoute.value
    if (!here.meta.bare) {
      void router.push(loginFor(here))
    }
  },
})
app.provide(missingPageKey, watchPageLoading(router))
app.use(router)
app.mount('#app')
void router.isReady().then(() => prefetchPages(router))
