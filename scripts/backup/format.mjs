// The format of a backup: JSON Lines in UTF-8. The first line is a header, every table begins with a line that names its
// columns, every row is a list in their order, and the last line has the counts and the SHA-256 of all bytes before it.
// It depends on no database engine; docs/operation.md §4 describes it.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { ExpectedError } from '#scripts/expected-error'

export const FORMAT = 'connector-planner-backup'
export const FORMAT_VERSION = 1

/** Bytes that are gathered before they are written. */
const BUFFER = 256 * 1024

/**
 * Writes a backup into a new file that only its owner can read. `tables` yields `{ name, columns, rows }`, where `columns`
 * maps names to types (text, integer, real, boolean, time, bytes) and `rows` yields lists of values: times as ISO 8601 in
 * UTC, bytes in Base64. Returns how many rows each table has.
 */
export async function writeBackup(file, header, tables) {
  const handle = await open(file, 'wx', 0o600)
  try {
    const lines = lineWriter(handle)
    await lines.write({ format: FORMAT, formatVersion: FORMAT_VERSION, ...header })
    const counts = {}
    for await (const { name, columns, rows } of tables) {
      counts[name] = 0
      await lines.write({ table: name, columns })
      for await (const row of rows) {
        counts[name]++
        await lines.write(row)
      }
    }
    await lines.end({ end: true, rows: counts })
    await handle.sync()
    return counts
  } finally {
    await handle.close()
  }
}

function lineWriter(handle) {
  const hash = createHash('sha256')
  let waiting = []
  let size = 0
  const flush = async () => {
    const bytes = Buffer.concat(waiting)
    waiting = []
    size = 0
    hash.update(bytes)
    await handle.writeFile(bytes)
  }
  const write = async (value) => {
    const bytes = Buffer.from(`${JSON.stringify(value)}\n`)
    waiting.push(bytes)
    size += bytes.length
    if (size >= BUFFER) await flush()
  }
  const end = async (value) => {
    await flush()
    await handle.writeFile(`${JSON.stringify({ ...value, sha256: hash.digest('hex') })}\n`)
  }
  return { write, end }
}

/**
 * Reads a backup as `{ header }`, `{ table, columns }` and `{ row }`, in the order of the file. Throws an ExpectedError as
 * soon as something is wrong with it; only a reader who got to the end knows that the backup is whole and unchanged.
 */
export async function* readBackup(file) {
  const reading = { file, line: 0, hash: createHash('sha256'), columns: null, table: null, counts: {}, isOver: false }
  for await (const bytes of linesOf(file)) {
    reading.line++
    const value = parseLine(bytes, reading)
    const entry = readEntry(value, reading)
    reading.hash.update(bytes).update('\n')
    if (entry !== null) yield entry
  }
  if (!reading.isOver) throw damaged(reading, 'its end is missing')
}

/** The lines of a file as bytes, without their line feeds. */
async function* linesOf(file) {
  let parts = []
  for await (const chunk of createReadStream(file)) {
    let start = 0
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      yield Buffer.concat([...parts, chunk.subarray(start, end)])
      parts = []
      start = end + 1
    }
    parts.push(chunk.subarray(start))
  }
  const rest = Buffer.concat(parts)
  if (rest.length > 0) yield rest
}

function parseLine(bytes, reading) {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw reading.line === 1 ? notABackup(reading.file) : damaged(reading, `line ${reading.line} cannot be read`)
  }
}

const notABackup = (file) => new ExpectedError(`${file} is no backup of Connector Planner.`)

const damaged = ({ file }, what) =>
  new ExpectedError(`The backup ${file} is damaged: ${what}. Nothing was restored; use another backup.`)

function readEntry(value, reading) {
  if (reading.isOver) throw damaged(reading, 'something follows its end')
  if (reading.line === 1) return readHeader(value, reading.file)
  if (Array.isArray(value)) return readRow(value, reading)
  if (typeof value?.table === 'string') return readTable(value, reading)
  if (value?.end !== true) throw damaged(reading, `line ${reading.line} is neither table nor row`)
  return readEnd(value, reading)
}

function readHeader(header, file) {
  if (header?.format !== FORMAT) throw notABackup(file)
  if (header.formatVersion !== FORMAT_VERSION)
    throw new ExpectedError(
      `The backup ${file} was made by a newer version of Connector Planner (format ${header.formatVersion}). Restore it with that version.`,
    )
  return { header }
}

function readTable({ table, columns }, reading) {
  if (table in reading.counts) throw damaged(reading, `it holds the table ${table} twice`)
  Object.assign(reading, { table, columns })
  reading.counts[table] = 0
  return { table, columns }
}

function readRow(row, reading) {
  if (reading.table === null || row.length !== Object.keys(reading.columns).length)
    throw damaged(reading, `line ${reading.line} does not fit its table`)
  reading.counts[reading.table]++
  return { row }
}

function readEnd({ rows, sha256 }, reading) {
  if (sha256 !== reading.hash.copy().digest('hex')) throw damaged(reading, 'its content does not match its SHA-256')
  if (JSON.stringify(rows) !== JSON.stringify(reading.counts)) throw damaged(reading, 'rows are missing')
  reading.isOver = true
  return null
}
