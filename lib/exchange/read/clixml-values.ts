import { LIMITS } from '#lib/scenario/document/limits'
import type { Parameters } from '#lib/scenario/document/parameters'
import { parsePrimitive, unescapeName } from './clixml-primitives'
import { MOST_PROPERTIES } from './json-lines'
import { pointerStep } from './json-pointer'
import type { PlacedNote } from './notes'
import type { ImportProblemCode } from './problems'
import { findExchangeProperty } from './properties'

/** Thrown if a file cannot be read any further. */
export class ClixmlFault extends Error {
  constructor(
    readonly code: ImportProblemCode,
    readonly parameters: Parameters = {},
  ) {
    super(code)
  }
}

/** The deepest nesting of elements. An object takes three, so this is about forty objects. */
const DEEPEST = 128
/** The most characters of all values together. An object that is referred to counts again with each reference. */
const MOST_LETTERS = 32 * 1024 * 1024
/** The most objects of one file. A tenant has far fewer connectors. */
const MOST_ROOTS = 1000
/** The most notes that are kept, as many as problems are listed. */
const MOST_NOTES = 500
/** The depth of pointers for which lines are kept: object, property, entry. */
const DEEPEST_POINTER = 5

const LISTS = new Set(['LST', 'IE', 'STK', 'QUE'])
const MEMBERS = new Set(['MS', 'Props'])
const PARTS = new Set([...LISTS, ...MEMBERS, 'Objs', 'DCT', 'En', 'TN', 'T', 'TNRef', 'ToString'])

type KeptObject = { value: unknown; letters: number; isWhole: boolean }
type Frame = {
  readonly tag: string
  /** the object that the element belongs to; the element itself for an object */
  readonly owner: Frame | null
  readonly name: string | null
  readonly pointer: string
  /** the count of steps of the pointer */
  readonly depth: number
  readonly line: number
  readonly kept: KeptObject
  text: string
  members: Map<string, unknown> | null
  /** count of members that are not kept, because there are too many */
  leftOut: number
  list: unknown[] | null
  entries: [string, unknown][] | null
  key: string
  printed: string | null
  primitive: unknown
}
type Fault = { readonly code: 'REFERENCES'; readonly line: number }

/** Builds JSON values from the elements of a CLIXML file, without recursion. Throws a `ClixmlFault` beyond its limits. */
export class ClixmlBuilder {
  readonly #stack: Frame[] = []
  readonly #roots: unknown[] = []
  readonly #lines = new Map<string, number>()
  readonly #faults: Fault[] = []
  readonly #notes: PlacedNote[] = []
  readonly #byRef = new Map<string, KeptObject>()
  #letters = 0

  /** Takes the start of an element. */
  open(tag: string, attributes: Readonly<Record<string, string>>, line: number): void {
    if (this.#stack.length >= DEEPEST) throw new ClixmlFault('TOO_DEEP', { limit: DEEPEST })
    const frame = openFrame(tag, attributes, line, this.#stack.at(-1), this.#roots.length)
    if (tag === 'Obj' && attributes.RefId !== undefined) this.#byRef.set(attributes.RefId, frame.kept)
    if (tag === 'Ref') frame.text = attributes.RefId ?? ''
    this.#noteLine(frame)
    startList(frame)
    this.#stack.push(frame)
  }

  /** Takes text of the open element. */
  text(piece: string): void {
    const frame = this.#stack.at(-1)
    if (frame !== undefined) frame.text += piece
  }

  /** Takes the end of the open element. */
  close(): void {
    const frame = this.#stack.pop()
    if (frame === undefined) return
    const { tag, owner } = frame
    if (tag === 'ToString' && owner !== null) owner.printed = unescapeName(frame.text)
    if (PARTS.has(tag)) return
    frame.kept.value = this.#valueOf(frame)
    frame.kept.isWhole = true
    this.#place(frame, frame.kept.value)
  }

  finish() {
    const lines: ReadonlyMap<string, number> = this.#lines
    const faults: readonly Fault[] = this.#faults
    return { roots: this.#roots, lines, faults, notes: this.#notes }
  }

  #noteLine({ tag, depth, pointer, line }: Frame): void {
    if (!PARTS.has(tag) && depth <= DEEPEST_POINTER && !this.#lines.has(pointer)) this.#lines.set(pointer, line)
  }

  /** The value of an element that has ended, and the count of its letters. */
  #valueOf(frame: Frame): unknown {
    if (frame.tag === 'Obj') {
      if (frame.leftOut > 0) this.#note(tooMany(frame))
      return jsonOf(frame)
    }
    if (frame.tag === 'Ref') return this.#refer(frame.text, frame)
    this.#count(frame.text.length + 1)
    frame.kept.letters = frame.text.length + 1
    return parsePrimitive(frame.tag, frame.text)
  }

  #refer(id: string, frame: Frame): unknown {
    const kept = this.#byRef.get(id)
    if (kept === undefined || !kept.isWhole) {
      this.#faults.push({ code: 'REFERENCES', line: frame.line })
      return null
    }
    this.#count(kept.letters)
    frame.kept.letters = kept.letters
    return kept.value
  }

  #count(more: number): void {
    this.#letters += more
    if (this.#letters > MOST_LETTERS) throw new ClixmlFault('REFERENCES')
  }

  #place(frame: Frame, value: unknown): void {
    const parent = this.#stack.at(-1)
    const owner = frame.owner
    if (parent !== undefined && owner !== null) owner.kept.letters += frame.kept.letters
    if (parent !== undefined && parent.tag !== 'Objs' && owner !== null) {
      if (put(parent, owner, frame.name ?? '', value)) return
      const property = frame.name ?? ''
      this.#note({ pointer: owner.pointer, code: 'DUPLICATE_PROPERTY', line: frame.line, property, value: property })
    } else if (this.#roots.push(value) === MOST_ROOTS)
      throw new ClixmlFault('TOO_MANY_CONNECTORS', { limit: LIMITS.connectors })
  }

  #note(one: PlacedNote): void {
    if (this.#notes.length < MOST_NOTES) this.#notes.push(one)
  }
}

/** Gives the owner of the element what the element holds: members, a list or entries. */
function startList({ tag, owner }: Frame): void {
  if (owner === null) return
  if (MEMBERS.has(tag)) owner.members ??= new Map()
  if (LISTS.has(tag)) owner.list ??= []
  if (tag === 'DCT') owner.entries ??= []
}

function openFrame(
  tag: string,
  attributes: Readonly<Record<string, string>>,
  line: number,
  parent: Frame | undefined,
  rootCount: number,
): Frame {
  const name = attributes.N === undefined ? null : unescapeName(attributes.N)
  const owner = parent === undefined ? null : parent.tag === 'Obj' ? parent : parent.owner
  const isPart = PARTS.has(tag)
  const step = owner === null ? rootCount : LISTS.has(parent?.tag ?? '') ? (owner.list?.length ?? 0) : (name ?? '')
  return {
    tag,
    owner,
    name,
    pointer: isPart ? '' : (owner?.pointer ?? '') + pointerStep(step),
    depth: (owner?.depth ?? 0) + (isPart ? 0 : 1),
    line,
    kept: { value: null, letters: 1, isWhole: false },
    text: '',
    members: null,
    leftOut: 0,
    list: null,
    entries: null,
    key: '',
    printed: null,
    primitive: undefined,
  }
}

/** Adds a value to its parent element; false if the parent already has a value of that name. */
function put(parent: Frame, owner: Frame, name: string, value: unknown): boolean {
  if (MEMBERS.has(parent.tag)) return putMember(owner, name, value)
  if (LISTS.has(parent.tag)) owner.list?.push(value)
  else if (parent.tag !== 'En') owner.primitive = value
  else if (name === 'Key') owner.key = String(value)
  else if ((owner.entries?.length ?? 0) >= MOST_PROPERTIES) owner.leftOut++
  else owner.entries?.push([owner.key, value])
  return true
}

/** Adds a member to an object, once: it may be both a property of the object and a property that was added. */
function putMember(owner: Frame, name: string, value: unknown): boolean {
  const { members } = owner
  if (members === null) return true
  if (members.has(name)) return members.get(name) === value
  if (members.size >= MOST_PROPERTIES) owner.leftOut++
  else members.set(name, value)
  return true
}

const tooMany = ({ pointer, line, leftOut }: Frame): PlacedNote => ({
  pointer,
  code: 'TOO_MANY_PROPERTIES',
  line,
  property: '',
  value: null,
  parameters: { limit: MOST_PROPERTIES, count: leftOut },
})

/**
 * The value of an object: its list, its dictionary, the value it wraps, or its members. An enumeration wraps a number
 * and is read by its printed word; so is an object in a known property.
 */
function jsonOf({ members, list, entries, primitive, printed, pointer }: Frame): unknown {
  if (list !== null) return list
  if (entries !== null) return Object.fromEntries(entries)
  if (primitive !== undefined) return printed === null || printed === String(primitive) ? primitive : printed
  if (printed !== null && (members === null || isPrinted(printed, pointer))) return printed
  return Object.fromEntries(members ?? [])
}

/** Reports whether the printed text is an entry or value of a known connector property. */
function isPrinted(printed: string, pointer: string): boolean {
  const isKnown = pointer.split('/').some((step) => findExchangeProperty(step) !== null)
  return isKnown && !/^@\{|^(?:System|Microsoft)\.[\w.]+$/.test(printed)
}
