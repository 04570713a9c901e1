// Runs work on a database file in a process of its own. When that process has ended, all its files are closed. A client of
// libsql keeps them open after close(), and when it is collected later it may delete the write-ahead log of the file that
// stands there by then.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ExpectedError } from '#scripts/expected-error'
import { ROOT } from '#scripts/settings'

const RUNNER = path.join(ROOT, 'scripts/database/apart-runner.mjs')

/**
 * Calls an exported function of a module below `scripts` with the given arguments, which must be plain data, and returns
 * what it returns. An ExpectedError arrives as one, and any
 * error with its code.
 */
export async function runApart(module, name, ...args) {
  const child = fork(RUNNER, { serialization: 'advanced', execArgv: [] })
  const url = pathToFileURL(path.join(ROOT, 'scripts', module)).href
  child.send({ url, name, args })
  let answer = null
  child.on('message', (message) => {
    answer = message
  })
  const [code, signal] = await once(child, 'exit')
  if (answer === null) throw new Error(`${name} ended without an answer (${signal ?? code}).`)
  if (answer.failure === undefined) return answer.value
  throw answer.isExpected
    ? new ExpectedError(answer.failure)
    : Object.assign(new Error(answer.failure), answer.code && { code: answer.code })
}
