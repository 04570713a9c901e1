import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const NOT_BUILT = /(^|\/)(generated|testing|cases)(\/|$)|\.test\.tsx?$/

/**
 * SHA-256, in hexadecimal, of what is built from these files and folders of the project, and of `salt`. Tests and generated
 * files are left out; a path that is missing adds nothing.
 */
export function hashOfSources(inputs, salt = '') {
  const hash = createHash('sha256').update(salt)
  for (const input of inputs)
    for (const file of filesOf(input)) hash.update(`\0${file}\0`).update(readFileSync(path.join(ROOT, file)))
  return hash.digest('hex')
}

function filesOf(input) {
  const full = path.join(ROOT, input)
  if (!existsSync(full)) return []
  if (statSync(full).isFile()) return [input]
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
    .filter((file) => !NOT_BUILT.test(file))
    .sort()
}
