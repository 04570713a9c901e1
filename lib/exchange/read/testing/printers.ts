/**
 * Prints objects as PowerShell does, for tests. It follows the documentation (`about_Format.ps1xml`,
 * `$FormatEnumerationLimit`, Export-Csv, Export-Clixml and the CLIXML serialisation of [MS-PSRP]) and PowerShell's way
 * to wrap lines. No output of a tenant was copied, and no PowerShell was run.
 */
type Values = Readonly<Record<string, unknown>>

type ListOptions = { readonly width: number; readonly limit?: number; readonly ellipsis?: '...' | '…' }

/**
 * Prints Format-List: labels padded to the longest, values wrapped at the width and indented, blank lines between
 * objects.
 */
export function printFormatList(objects: readonly Values[], { width, limit = 4, ellipsis = '…' }: ListOptions): string {
  const printed = objects.map((object) => {
    const label = Math.max(...Object.keys(object).map((name) => name.length))
    return Object.entries(object)
      .map(([name, value]) => {
        const lines = wrap(printValue(value, limit, ellipsis), Math.max(1, width - label - 3))
        return `${name.padEnd(label)} : ${lines.join(`\r\n${' '.repeat(label + 3)}`)}`
      })
      .join('\r\n')
  })
  return `\r\n${printed.join('\r\n\r\n')}\r\n\r\n\r\n`
}

export function printValue(value: unknown, limit: number, ellipsis: string): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (Array.isArray(value)) {
    const shown = limit < 0 ? value : value.slice(0, limit)
    const cut = shown.length < value.length ? ellipsis : ''
    return `{${shown.map((one) => printValue(one, limit, ellipsis)).join(', ')}${cut}}`
  }
  if (typeof value === 'object')
    return `@{${Object.entries(value)
      .map(([name, inner]) => `${name}=${printValue(inner, limit, ellipsis)}`)
      .join('; ')}}`
  return String(value)
}

/** PowerShell drops carriage returns, breaks at line feeds, wraps behind blanks, and within words that are too wide. */
function wrap(text: string, width: number): string[] {
  return text
    .replaceAll('\r', '')
    .split('\n')
    .flatMap((line) => (line.length <= width ? [line] : wrapWords(line, width)))
}

function wrapWords(text: string, width: number): string[] {
  const lines = ['']
  const add = (piece: string) => {
    const last = lines.length - 1
    if ((lines[last] ?? '').length + piece.length <= width) lines[last] += piece
    else lines.push(piece)
  }
  for (const word of text.match(/[^ \t]*[ \t]|[^ \t]+$/g) ?? [])
    if (word.length > width) for (const unit of word.split('')) add(unit)
    else add(word)
  return lines
}

type CsvOptions = {
  readonly delimiter: ',' | ';' | '\t'
  /** the separator by which a script joins lists; null for lists that are not joined, as in plain Export-Csv */
  readonly join: string | null
  readonly hasType?: boolean
  readonly newline?: '\n' | '\r\n'
}

/**
 * Prints CSV: all cells quoted, quotes doubled, the header of the first object. A list that is not joined becomes its
 * type name.
 */
export function printCsv(
  objects: readonly Values[],
  { delimiter, join, hasType, newline = '\r\n' }: CsvOptions,
): string {
  const names = Object.keys(objects[0] ?? {})
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const cell = (value: unknown): string => {
    if (value === null || value === undefined) return ''
    if (Array.isArray(value))
      return quoted(join === null ? 'System.Collections.ArrayList' : value.map(String).join(join))
    return quoted(printValue(value, -1, ''))
  }
  const rows = [names.map(quoted), ...objects.map((object) => names.map((name) => cell(object[name])))]
  const type = hasType === true ? `#TYPE System.Management.Automation.PSCustomObject${newline}` : ''
  return type + rows.map((row) => row.join(delimiter) + newline).join('')
}

/** Prints CLIXML: objects as property bags, lists as ArrayList, names and texts escaped as in PowerShell. */
export function printClixml(objects: readonly Values[]): string {
  let ids = 0
  const element = (name: string | null, value: unknown): string => {
    const own = name === null ? '' : ` N="${escapeXml(name)}"`
    if (value === null || value === undefined) return `<Nil${own} />`
    if (typeof value === 'boolean') return `<B${own}>${value}</B>`
    if (typeof value === 'number') {
      const tag =
        Number.isSafeInteger(value) && !Object.is(value, -0) ? (Math.abs(value) < 2 ** 31 ? 'I32' : 'I64') : 'Db'
      return `<${tag}${own}>${String(value).toUpperCase()}</${tag}>`
    }
    if (typeof value === 'string') return `<S${own}>${escapeXml(value)}</S>`
    const open = `<Obj${own} RefId="${ids++}">`
    if (Array.isArray(value))
      return `${open}<TN RefId="1"><T>System.Collections.ArrayList</T><T>System.Object</T></TN><LST>${value
        .map((one) => element(null, one))
        .join('')}</LST></Obj>`
    const members = Object.entries(value).map(([key, inner]) => `    ${element(key, inner)}\n`)
    return `${open}\n  <TN RefId="0"><T>System.Management.Automation.PSCustomObject</T></TN>\n  <MS>\n${members.join('')}  </MS>\n</Obj>`
  }
  const body = objects.map((object) => element(null, object)).join('\n')
  return `<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">\n${body}\n</Objs>`
}

/**
 * Escapes control characters, lone surrogates and an underscore before an x as `_xHHHH_`, then the five entities of
 * XML.
 */
const escapeXml = (text: string): string =>
  text
    .replace(/_(?=[xX])/g, '_x005F_')
    .split('')
    .map((unit) => {
      const code = unit.charCodeAt(0)
      const isControl = code < 32 || (code >= 127 && code < 160)
      const isOdd = (code >= 0xd800 && code <= 0xdfff) || code >= 0xfffe
      return isControl || isOdd ? `_x${code.toString(16).toUpperCase().padStart(4, '0')}_` : unit
    })
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
