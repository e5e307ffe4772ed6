import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** A hash over the names and contents of files; a folder stands for everything in it. */
export function fingerprint(paths) {
  const hash = createHash('sha256')
  for (const file of paths.flatMap(filesUnder)) {
    hash.update(file).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

/** Whether the stamp file names this fingerprint. */
export function isCurrent(stamp, wanted) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === wanted
}

function filesUnder(path) {
  if (!statSync(path).isDirectory()) {
    return [path]
  }
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)))
}
