// Installs the exact dependencies of package-lock.json, when they are not installed already.
import { execFileSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { fingerprint, isCurrent } from './fingerprint.mjs'

const stamp = 'node_modules/.installed'
const wanted = fingerprint(['package-lock.json', 'package.json'])

if (existsSync('node_modules') && isCurrent(stamp, wanted)) {
  console.log('Node packages are up to date')
} else {
  console.log('Installing Node packages (npm ci)')
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { stdio: 'inherit' })
  writeFileSync(stamp, wanted)
}
