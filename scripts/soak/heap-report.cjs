// Loaded into a server under measurement: at SIGUSR2 it collects garbage and appends what is still in use to HEAP_REPORT.
const { appendFileSync, readdirSync } = require('node:fs')
const { setFlagsFromString } = require('node:v8')
const { runInNewContext } = require('node:vm')
const { isMainThread } = require('node:worker_threads')

const MEBIBYTE = 2 ** 20

/** A child of the server inherits the report; without a listener the signal would end it. */
if (isMainThread) process.on('SIGUSR2', report)

function report() {
  setFlagsFromString('--expose-gc')
  const collectGarbage = runInNewContext('gc')
  collectGarbage()
  const { rss, heapUsed } = process.memoryUsage()
  const [resident, heap] = [rss, heapUsed].map((bytes) => Math.round((bytes / MEBIBYTE) * 10) / 10)
  const openFiles = readdirSync('/dev/fd').length
  appendFileSync(process.env.HEAP_REPORT, `${JSON.stringify({ resident, heap, openFiles })}\n`)
}
