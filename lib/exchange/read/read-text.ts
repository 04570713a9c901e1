import { adviceFor, isWorkbook } from './advice'
import { readClixml } from './clixml'
import { readCsv } from './csv'
import { readFormatList } from './format-list'
import type { ImportFormat } from './import-formats'
import { readJson } from './json'
import { lastStates } from './last-states'
import { cmdletOf, type ObjectKind } from './object-kinds'
import { objectOfScript } from './planned-objects'
import type { ProblemList } from './problems'
import type { ObjectReader, ReadObject } from './read-object'
import type { SegmentFormat } from './segment-start'
import { type Segment, type Surroundings, segmentsOf } from './segments'
import { readFormatTable, readMarkdown, readTransposed } from './table'
import { factsOf, type StatedFacts } from './tenant-facts'
import { readYaml } from './yaml'

/** What a text holds: its inbound connectors, and the facts of a tenant beside them. */
export type ReadText = {
  readonly format: ImportFormat
  readonly objects: readonly PlacedObject[]
  readonly facts: StatedFacts
}

/** An inbound connector with the format in which it stands. */
export type PlacedObject = ReadObject & {
  readonly origin: ImportFormat
  /** the number of the segment of the text in which it stands; 0 for an object of a script */
  readonly segment: number
}

type Reader = (text: string, problems: ProblemList, stated: ObjectKind | null) => ObjectReader

function* readNothing(): ObjectReader {
  yield
  return []
}

const READERS: Readonly<Record<SegmentFormat, Reader>> = {
  json: readJson,
  clixml: readClixml,
  html: readNothing,
  csv: readCsv,
  markdown: readMarkdown,
  transposed: readTransposed,
  yaml: readYaml,
  'format-list': readFormatList,
  'format-table': readFormatTable,
}

const FORMATS: Readonly<Record<SegmentFormat, ImportFormat>> = {
  json: 'json',
  clixml: 'clixml',
  html: 'html',
  csv: 'csv',
  markdown: 'table',
  transposed: 'table',
  yaml: 'yaml',
  'format-list': 'format-list',
  'format-table': 'format-table',
}

/** Characters that are examined to detect a wrong encoding. */
const HEAD = 100

/**
 * Finds the inbound connectors in any text (docs/formats.md §2): formats are recognised, several may follow each other,
 * and what stands around them is skipped. Objects of other cmdlets are named and left out. What cannot be read becomes
 * a problem with its line, and a text without any object the advice that helps.
 */
export function* readTextInSteps(text: string, problems: ProblemList): Generator<void, ReadText> {
  if (isWorkbook(text)) return nothing('unknown', problems, 'WORKBOOK')
  if (text.slice(0, HEAD).includes('\u0000')) return nothing('unknown', problems, 'WRONG_ENCODING')
  const segments: Segment[] = []
  const found: PlacedObject[] = []
  const steps = segmentsOf(text)
  let step = steps.next()
  for (; step.done !== true; step = steps.next()) {
    yield
    if (step.value === null) continue
    const segment = step.value
    segments.push({ ...segment, text: '' })
    problems.startAt(segment.line - 1)
    const objects = yield* READERS[segment.format](segment.text, problems, segment.stated)
    found.push(...objects.map((object) => placed(object, segment, segments.length)))
  }
  problems.startAt(0)
  const around = step.value
  found.push(...objectsOfScript(around))
  const all = found.map((object, index) => ({ object, index, line: object.lineOf([]) }))
  all.sort((a, b) => a.line - b.line || a.index - b.index)
  const objects = lastStates(all, removalsOf(around), problems)
  const outputs = new Set(found.filter(({ kind }) => kind === 'inbound').map(({ segment }) => segment))
  if (outputs.size > 1) problems.add('SEVERAL_TEXTS', { line: 1 }, { count: outputs.size })
  return conclude(text, { segments, objects, around }, problems)
}

type Held = {
  readonly segments: readonly Segment[]
  readonly objects: readonly PlacedObject[]
  readonly around: Surroundings
}

function conclude(text: string, { segments, objects, around }: Held, problems: ProblemList): ReadText {
  const inbound = objects
    .filter(({ kind }) => kind === 'inbound')
    .filter((object) => isWanted(object, problems))
    .map(asConnector)
  const facts = factsOf(objects)
  const origin = inbound[0]?.origin ?? (segments[0] === undefined ? objects[0]?.origin : FORMATS[segments[0].format])
  const format = origin ?? (hasResource(text) ? 'microsoft365dsc' : 'unknown')
  if (text.includes('\u0000') && inbound.length === 0) return nothing(format, problems, 'WRONG_ENCODING')
  reportOthers(objects, facts, problems)
  const isSilent = objects.length === 0 && problems.list().every(({ code }) => code === 'LINE_NOT_READ')
  // A list without entries says that there are none; lines that only look like properties say nothing.
  const isEmptyList =
    segments.length > 0 && segments.every(({ format: own }) => own !== 'html' && own !== 'format-list')
  if (isSilent && !isEmptyList) problems.add(adviceFor(text, segments, around), { line: 1 })
  else if (inbound.length > 0 && around.others.count > 0)
    problems.add('OTHER_LINES', { line: around.others.first }, { count: around.others.count })
  return { format, objects: inbound, facts }
}

/** Reports whether a block of Microsoft365DSC describes a connector that is to be there, and not one to be removed. */
function isWanted({ item, lineOf }: PlacedObject, problems: ProblemList): boolean {
  const isRemoved = String(item.Ensure).toLowerCase() === 'absent'
  if (isRemoved) problems.add('TO_BE_REMOVED', { line: lineOf(['Ensure']), value: nameOf(item)[0] ?? '' })
  return !isRemoved
}

/** What Microsoft365DSC and its like add to an object of Exchange. */
const OF_TOOLS = /^(?:Ensure|UniqueId|ResourceName|ResourceId|ResourceInstanceName|cippconnectortype|Tenant)$|@odata\./i

/** An object as `Get-InboundConnector` prints it: the identity is its name, and marks of tools are left out. */
function asConnector(object: PlacedObject): PlacedObject {
  const { item, lineOf } = object
  const names = Object.keys(item)
  const own = names.filter((name) => !OF_TOOLS.test(name))
  const identity = names.find((name) => name.toLowerCase() === 'identity')
  const isNamed = names.some((name) => name.toLowerCase() === 'name')
  if (own.length === names.length && (isNamed || identity === undefined)) return object
  const pairs = own.map((name) => [name, item[name]] as const)
  const named = isNamed || identity === undefined ? pairs : [['Name', item[identity]] as const, ...pairs]
  const lineOfName: PlacedObject['lineOf'] = (steps) =>
    lineOf(steps[0] === 'Name' && !isNamed && identity !== undefined ? [identity] : steps)
  return { ...object, item: Object.fromEntries(named), lineOf: lineOfName }
}

const hasResource = (text: string): boolean =>
  /^[ \t]*(?:Import-DscResource|EXOInboundConnector)\s/im.test(text.slice(0, 100_000))

function nothing(format: ImportFormat, problems: ProblemList, code: 'WORKBOOK' | 'WRONG_ENCODING'): ReadText {
  problems.add(code, { line: 1 })
  return { format, objects: [], facts: { acceptedDomains: null, rejectDirectSend: null } }
}

const placed = (object: ReadObject, { format, line }: Segment, segment: number): PlacedObject => ({
  ...object,
  origin: FORMATS[format],
  segment,
  lineOf: (steps) => object.lineOf(steps) + line - 1,
  notes: object.notes.map((note) => ({ ...note, line: note.line + line - 1 })),
})

/** The objects that a script makes. Blocks of Microsoft365DSC and commands are one script. */
function objectsOfScript({ text, script }: Surroundings): PlacedObject[] {
  if (script.planned.length === 0) return []
  const lineAt = lineFinder(text)
  return script.planned.map((planned) => ({
    ...objectOfScript(planned, lineAt),
    origin: planned.isResource ? 'microsoft365dsc' : 'powershell',
    segment: 0,
  }))
}

const removalsOf = ({ text, script }: Surroundings): { name: string; line: number }[] => {
  if (script.removed.length === 0) return []
  const lineAt = lineFinder(text)
  return script.removed.map(({ name, at }) => ({ name, line: lineAt(at) }))
}

/** Returns a function for the number of the line at an offset. */
function lineFinder(text: string): (at: number) => number {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (at) => {
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((starts[middle] ?? 0) <= at) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** Names that are listed of objects that are left out. */
const MOST_NAMES = 5

/** Says what the text holds beside inbound connectors, and that it holds none where it does not. */
function reportOthers(objects: readonly PlacedObject[], facts: StatedFacts, problems: ProblemList): void {
  const others = objects.filter(({ kind }) => kind !== 'inbound')
  for (const kind of new Set(others.map((object) => object.kind))) {
    const own = others.filter((object) => object.kind === kind)
    const line = own[0]?.lineOf([]) ?? 1
    const isFact =
      (kind === 'accepted-domain' && facts.acceptedDomains !== null) ||
      (kind === 'organization' && facts.rejectDirectSend !== null)
    const names = own.flatMap(({ item }) => nameOf(item)).slice(0, MOST_NAMES)
    const parameters = { count: own.length, cmdlet: cmdletOf(kind), names: names.join(', ') || '…' }
    problems.add(isFact ? 'FACTS_FOUND' : 'LEFT_OUT', { line }, parameters)
  }
  const hasFacts = facts.acceptedDomains !== null || facts.rejectDirectSend !== null
  if (others.length > 0 && others.length === objects.length && !hasFacts)
    problems.add('NO_INBOUND', { line: others[0]?.lineOf([]) ?? 1 })
}

function nameOf(item: Readonly<Record<string, unknown>>): string[] {
  const key = ['name', 'identity', 'domainname'].flatMap(
    (wanted) => Object.keys(item).find((own) => own.toLowerCase() === wanted) ?? [],
  )[0]
  const name = key === undefined ? null : item[key]
  return typeof name === 'string' && name !== '' ? [name.slice(0, 60)] : []
}
