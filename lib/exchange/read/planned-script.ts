import { addTables, isTable, kindOfTable, readData, readResource } from './planned-tables'
import { readToken, type Token } from './powershell-tokens'
import { readAssigned, readValue, SplatTable, type TableEntry, type Value } from './powershell-values'
import { EXCHANGE_PROPERTIES } from './properties'
import { namesAssigned } from './script-branches'
import type { PlannedObject, ScriptState } from './script-state'

const COMMAND = /(?<=^|[\s;{(=|\]&])(?:New|Set)[-\u2010-\u2015]InboundConnector(?![\w-])/gi
/** What follows a command that is to be carried out, and not only named: an argument in its line, or a parameter. */
const ARGUMENT =
  /^(?:[ \t\u00a0]+(?:[@$"'\u2018-\u201e*]|\w[\w.]*[ \t]+[-\u2013-\u2015][A-Za-z])|(?:[ \t\u00a0]|`?\r?\n)+[-\u2013-\u2015](?=[A-Za-z]))/
const RESOURCE = /^\s*EXO([A-Za-z]{3,40})\s+(?=["'\u2018-\u201e$])/
const ASSIGNMENT = /^\s*(?:\[[\w.[\]]{1,60}\]\s*)?\$(?:\w+:)?(\w+)(\.\w+|\[["']\w+["']\])?\s*(\+?=)(?!=)/
/** A hashtable that is not assigned, as a file of configuration data holds. What is on its line may be an object as text. */
export const TABLE = /^\s*(?:\[(?:PSCustomObject|ordered)\]\s*)?@\{\s*$/i
const REMOVAL =
  /(?<=^|[\s;{(|&])Remove[-\u2010-\u2015]InboundConnector\s+(?:[-\u2013-\u2015]Identity[\s:]+)?(?=["'\w$\u2018-\u201e])/i
const LONGEST_LINE = 20_000

/**
 * Reads the statement that starts in the line at `at`: a command that makes or changes an inbound connector, a block of
 * Microsoft365DSC, or an assignment. Returns its end, or null if none starts here. Nothing is executed.
 */
export function readStatement(text: string, at: number, line: string, state: ScriptState): number | null {
  const head = line.slice(0, LONGEST_LINE)
  const comment = readComment(text, at, head)
  if (comment !== null) return comment
  const resource = RESOURCE.exec(head)
  if (resource !== null) return readResource(text, at + resource[0].length, resource[1] ?? '', state)
  if (TABLE.test(head)) return readData(text, at, state)
  const assignment = ASSIGNMENT.exec(head)
  const command = commandIn(text, at, head)
  const removal = command === null ? REMOVAL.exec(head) : null
  if (removal !== null) return readRemoval(text, at, removal, state)
  // A command behind a semicolon is the next statement.
  if (assignment !== null && command !== null && isBefore(text, at + assignment[0].length, command.start, state))
    return readAssignment(text, at + assignment[0].length, assignment, state)
  if (command !== null) return readCommand(text, at, command, state)
  return assignment === null ? null : readAssignment(text, at + assignment[0].length, assignment, state)
}

/**
 * The end of what a script says of a command without giving it: a line behind `#` that names one, or a comment in `<# #>`. Null
 * where the line begins with neither.
 */
function readComment(text: string, at: number, line: string): number | null {
  const [mark = ''] = /^\s*<?#/.exec(line) ?? []
  if (mark === '') return null
  if (mark.endsWith('<#')) {
    const close = text.indexOf('#>', at + mark.length)
    return close < 0 ? null : close + 2
  }
  return line.search(COMMAND) < 0 ? null : at + line.length
}

/** Reports whether what is assigned ends before a place in its line. */
const isBefore = (text: string, from: number, place: number, { variables }: ScriptState): boolean =>
  /^\s*;/.test(text.slice(readAssigned(text, from, variables).end, place))

/** Reads which connector is removed in any case. What a branch removes stays. */
function readRemoval(text: string, at: number, removal: RegExpExecArray, state: ScriptState): number {
  const { value, end } = readValue(text, at + removal.index + removal[0].length, state.variables)
  state.branches.read(text.slice(at, at + removal.index))
  if (value.isKnown && typeof value.value === 'string' && state.branches.current === null)
    state.removed.push({ name: value.value, at: at + removal.index })
  return Math.max(end, at + removal.index + removal[0].length)
}

type Command = { readonly start: number; readonly end: number; readonly isNew: boolean }

/** The first command of a line that is to be carried out. A log names the cmdlet before it shows the command. */
function commandIn(text: string, at: number, head: string): Command | null {
  for (const { 0: name, index } of head.matchAll(COMMAND)) {
    const end = at + index + name.length
    if (ARGUMENT.test(text.slice(end, end + 200))) return { start: at + index, end, isNew: /^new/i.test(name) }
  }
  return null
}

/** Forgets the variables that a line gives a value in a way that is not read. */
export function forgetAssigned(line: string, { variables }: ScriptState): void {
  for (const name of namesAssigned(line)) variables.delete(name)
}

function readAssignment(
  text: string,
  from: number,
  [, name = '', member, sign]: RegExpExecArray,
  state: ScriptState,
): number {
  const { variables } = state
  const { value, end } = readAssigned(text, from, variables)
  if (value.isKnown && isTable(value.value) && kindOfTable(value.value) === null) addTables(value, state)
  const key = name.toLowerCase()
  const before = variables.get(key)
  if (member !== undefined) {
    const property = member.replace(/\W/g, '')
    const isTable = before?.isKnown === true && before.value instanceof SplatTable
    if (isTable && sign === '=')
      variables.set(key, { ...before, value: withEntry(before.value, { name: property, value }) })
    else variables.delete(key)
  } else if (sign === '=') variables.set(key, value)
  else variables.set(key, appended(before, value, text.slice(from, end)))
  return Math.max(end, from)
}

function withEntry(table: unknown, entry: TableEntry): SplatTable {
  const entries = isTable(table)
    ? table.entries.filter(({ name }) => name.toLowerCase() !== entry.name.toLowerCase())
    : []
  return new SplatTable([...entries, entry], !entry.value.isKnown || (isTable(table) && table.hasUnknown))
}

/** `+=` adds entries to a list, and a text to a text. */
function appended(before: Value | undefined, added: Value, written: string): Value {
  const unknown: Value = { isKnown: false, text: written.trim().slice(0, 100), at: added.at }
  if (before?.isKnown !== true || !added.isKnown) return unknown
  if (isTable(before.value) && isTable(added.value)) {
    const merged = added.value.entries.reduce(withEntry, before.value)
    return { ...before, value: merged }
  }
  if (Array.isArray(before.value)) {
    const more: readonly unknown[] = Array.isArray(added.value) ? added.value : [added.value]
    return { ...before, value: [...before.value, ...more] }
  }
  return typeof before.value === 'string' && typeof added.value === 'string'
    ? { ...before, value: before.value + added.value }
    : unknown
}

/** Reads the arguments of New- and Set-InboundConnector up to the end of the statement; null if it is only named. */
function readCommand(text: string, line: number, { start, end, isNew }: Command, state: ScriptState): number | null {
  const properties = new Map<string, Value>()
  const set = (name: string, value: Value) => {
    const property = parameterNamed(name)
    if (property !== null && !properties.has(property)) properties.set(property, value)
  }
  let at = end
  for (;;) {
    const token = readToken(text, at)
    if (token === null) break
    if (token.kind === 'newline') {
      if (!continues(text, token)) break
      at = token.end
    } else if (token.kind === 'parameter') {
      const next = readToken(text, token.end)
      const hasValue = next !== null && next.kind !== 'newline' && next.kind !== 'parameter' && !isEnd(next)
      const read = hasValue ? readValue(text, token.end, state.variables) : null
      // A parameter without its value is a switch, or the value was lost.
      set(token.text, read?.value ?? { isKnown: false, text: `-${token.text}`, at: token.start })
      at = Math.max(read?.end ?? token.end, token.end)
    } else if (token.kind === 'splat') {
      splat(token, state, set)
      at = token.end
    } else if (isEnd(token)) break
    else {
      const read = readValue(text, at, state.variables)
      set(isNew ? 'Name' : 'Identity', read.value)
      at = Math.max(read.end, token.end)
    }
  }
  // A sentence may name the cmdlet and its identity; a command says more.
  if ([...properties.keys()].every((name) => name === 'Name' || name === 'Identity')) return null
  if (!isNew && !properties.has('Identity') && !properties.has('Name'))
    properties.set('Identity', pipedIdentity(text.slice(line, start), line, state))
  state.branches.read(text.slice(line, start))
  addPlanned({ kind: 'inbound', isNew, isResource: false, start, branch: state.branches.current, properties }, state)
  return at
}

const PIPED = /\bGet-InboundConnector\s+(?:-Identity[\s:]+)?(?=["'\w$\u2018-\u201e])/i

/** The connector that is piped into `Set-InboundConnector`. Of several, or some that a filter finds, the text holds none. */
function pipedIdentity(before: string, at: number, { variables }: ScriptState): Value {
  const piped = PIPED.exec(before)
  const named = piped === null ? null : readValue(before, piped.index + piped[0].length, variables)
  const isWhole = named !== null && /^\s*\|\s*$/.test(before.slice(named.end))
  if (isWhole) return { ...named.value, at }
  return { isKnown: false, text: before.trim().slice(-100) || 'Set-InboundConnector', at }
}

const isEnd = ({ kind, text }: Token): boolean => kind === 'sign' && /^[;|)}&]$/.test(text)

/** Reports whether a parameter follows on the next line: web pages lose the backtick that joins lines. */
function continues(text: string, { end }: Token): boolean {
  const next = readToken(text, end)
  return next?.kind === 'parameter' && parameterNamed(next.text) !== null
}

/** A splat gives the entries of its table. A table that is not known gives none: what is missing is asked. */
function splat({ text, start }: Token, { variables }: ScriptState, set: (name: string, value: Value) => void): void {
  const held = variables.get(text.toLowerCase())
  if (held?.isKnown === true && isTable(held.value)) for (const { name, value } of held.value.entries) set(name, value)
  else set(SPLAT, { isKnown: false, text: `@${text}`, at: start })
}

/** Stands for all that a splatted table which the text does not hold might give. */
export const SPLAT = '*'

const PARAMETERS = [
  ...Object.keys(EXCHANGE_PROPERTIES),
  'Identity',
  'ClientHostNames',
  'EFTestMode',
  'AdminDisplayName',
]

/** The parameter of a name, of which PowerShell accepts any unambiguous beginning. */
function parameterNamed(name: string): string | null {
  if (name === SPLAT) return SPLAT
  const lower = name.toLowerCase()
  const exact = PARAMETERS.find((one) => one.toLowerCase() === lower)
  if (exact !== undefined) return exact
  const [only, ...others] = PARAMETERS.filter((one) => one.toLowerCase().startsWith(lower))
  return only !== undefined && others.length === 0 ? only : null
}

/** Adds an object. `Set-` of one that the text has made before changes that one. */
function addPlanned(object: PlannedObject, { planned }: ScriptState): void {
  const name = nameOf(object)
  const before =
    object.isNew || name === null ? undefined : planned.find((one) => nameOf(one) === name && one.kind === object.kind)
  if (before === undefined) planned.push(object)
  else
    for (const [property, value] of object.properties)
      if (property !== 'Identity')
        before.properties.set(property, object.branch === before.branch ? value : underCondition(value, object.branch))
}

/** A value that an object has only where a block is carried out. */
function underCondition(value: Value, branch: string | null): Value {
  const written = value.isKnown ? (isTable(value.value) ? '@{…}' : String(value.value)) : value.text
  return { isKnown: false, text: `${written} (${branch ?? ''})`, at: value.at }
}

function nameOf({ properties }: PlannedObject): string | null {
  const name = properties.get('Name') ?? properties.get('Identity')
  return name?.isKnown === true && typeof name.value === 'string' ? name.value.toLowerCase() : null
}
