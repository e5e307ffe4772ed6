// Builds dist/, when a source has changed since it was last built.
import { execFileSync } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { fingerprint, isCurrent } from './fingerprint.mjs'

const stamp = 'node_modules/.built'
const wanted = fingerprint(['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json'])

if (existsSync('dist/index.html') && isCurrent(stamp, wanted)) {
  console.log('Dashboard: dist is up to date')
} else {
  console.log('Dashboard: building')
  // File names carry hashes: what an earlier build left behind would end up in the jar.
  rmSync('target/classes/static', { recursive: true, force: true })
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' })
  writeFileSync(stamp, wanted)
}
