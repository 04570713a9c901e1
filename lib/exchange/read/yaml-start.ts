import { readConsoleLine } from './console-lines'
import { isExchangeLabel } from './properties'
import type { TextLines } from './text-lines'

/** An entry of a mapping: no blank stands before its colon, as Format-List prints one. */
const ENTRY = /^(\s*(?:- +)*)(["']?)([A-Za-z_][\w.@$-]*)\2:(?:\s+(\S.*))?$/
const ITEM = /^\s*-(?:\s+\S.*)?$/
const COMMENT = /^\s*#(?:\s|$)/
/** Values that YAML writes and Format-List does not. */
const YAML_VALUE = /^(?:true|false|null|~|\[.*\]|"[^"]*"|'[^']*')\s*(?:#.*)?$/
/** Lines that are looked at to tell YAML. */
const LOOKED_AT = 80
/** Lines by which the first property has come. */
const FIRST_LABEL = 8

/** Reports whether YAML with properties of Exchange begins in the line at this offset. */
export function startsYaml(lines: TextLines, start: number, line: string): boolean {
  if (!mayStart(line)) return false
  let labels = 0
  let hasSign = false
  let isOpen = false
  let at = start
  for (let count = 0; count < LOOKED_AT && at < lines.text.length; count++) {
    if (labels === 0 && count > FIRST_LABEL) return false
    const own = count === 0 ? line : lines.lineAt(at)
    at = lines.endOfLine(at) + 1
    if (COMMENT.test(own) || /^---\s*$/.test(own)) continue
    if (own.trim() === '') {
      if (labels === 0) return false
      continue
    }
    const [, before = '', , key = '', value] = ENTRY.exec(own) ?? []
    if (key === '' && !ITEM.test(own)) break
    if (isExchangeLabel(key)) labels++
    // A list below a property, an object behind a dash, or a value as only YAML has it.
    hasSign ||= (isOpen && ITEM.test(own)) || (before.includes('-') && isExchangeLabel(key))
    hasSign ||= value !== undefined && isExchangeLabel(key) && YAML_VALUE.test(value)
    if (labels > 1 && hasSign) return true
    isOpen = isExchangeLabel(key) && value === undefined
  }
  return false
}

/** A line of a document, of a property, of a key with something below it, or of an entry: other lines are not looked beyond. */
function mayStart(line: string): boolean {
  const [whole, before = '', , key = '', value] = ENTRY.exec(line) ?? []
  if (whole === undefined) return /^---\s*$/.test(line)
  return value === undefined || before.includes('-') || isExchangeLabel(key)
}

/** Reports whether a line carries on the YAML above it, of which the first line is indented by `indent` blanks. */
export function isYamlLine(line: string, indent: number): boolean {
  if (line.trim() === '' || COMMENT.test(line) || /^---\s*$/.test(line)) return true
  if (readConsoleLine(line) !== null) return false
  return ENTRY.test(line) || ITEM.test(line) || line.length - line.trimStart().length > indent
}
