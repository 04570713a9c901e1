import { kindOfCmdlet, kindOfObject, type ObjectKind } from './object-kinds'
import { readToken } from './powershell-tokens'
import { readEntries, readValue, SplatTable, type TableEntry, type Value } from './powershell-values'
import type { ScriptState } from './script-state'

export const isTable = (value: unknown): value is SplatTable => value instanceof SplatTable

/** Reads configuration data: the hashtables in it that are objects of Exchange. */
export function readData(text: string, at: number, state: ScriptState): number {
  const { value, end } = readValue(text, at, state.variables)
  addTables(value, state)
  return Math.max(end, at + 1)
}

export const kindOfTable = ({ entries }: SplatTable): ObjectKind | null => kindOfObject(entries.map(({ name }) => name))

/** Adds the tables within a value that are objects, in their order. Not recursive, as for JSON. */
export function addTables(root: Value, state: ScriptState): void {
  const waiting: unknown[] = [root.isKnown ? root.value : null]
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (Array.isArray(value)) waiting.push(...value.filter(isTable).reverse())
    if (!isTable(value)) continue
    const kind = kindOfTable(value)
    if (kind === null)
      waiting.push(...value.entries.map(({ value: own }) => (own.isKnown ? own.value : null)).reverse())
    else {
      const start = value.entries[0]?.value.at ?? root.at
      const properties = propertiesOf(value.entries)
      state.planned.push({ kind, isNew: false, isResource: true, start, branch: state.branches.current, properties })
    }
  }
}

function propertiesOf(entries: readonly TableEntry[]): Map<string, Value> {
  const properties = new Map<string, Value>()
  for (const { name, value } of entries) if (!OF_DSC.test(name) && !properties.has(name)) properties.set(name, value)
  return properties
}

/** Properties of a Microsoft365DSC block that say how it is applied, not what the object is. */
const OF_DSC =
  /^(?:Credential|ApplicationId|ApplicationSecret|TenantId|CertificateThumbprint|CertificatePath|CertificatePassword|ManagedIdentity|AccessTokens|DependsOn|PsDscRunAsCredential)$/i

/** Reads a block of Microsoft365DSC: `EXOInboundConnector "…" { Identity = …; … }`. */
export function readResource(text: string, from: number, noun: string, state: ScriptState): number | null {
  const kind = kindOfCmdlet(`Get-${noun}`)
  const label = readToken(text, from)
  if (kind === null || label === null) return null
  let open = readToken(text, label.end)
  while (open?.kind === 'newline') open = readToken(text, open.end)
  if (open?.kind !== 'sign' || open.text !== '{') return null
  const { entries, end } = readEntries(text, open.end, state.variables)
  const properties = propertiesOf(entries)
  const { current: branch } = state.branches
  state.planned.push({ kind, isNew: false, isResource: true, start: label.start, branch, properties })
  return end
}
