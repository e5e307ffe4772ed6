// Runs before the first paint, so that a dark page never flashes white. Keys and values as in src/theme/theme.ts.
;(function () {
  var choice = null
  try {
    choice = localStorage.getItem('loadtester.theme')
  } catch {
    // Storage may be blocked; the system's theme is as good.
  }
  var dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
})()
