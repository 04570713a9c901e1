import { withoutColours } from './colours'
import { findDelimiter, skipPreface } from './csv-header'
import type { ImportFormat } from './import-formats'
import { findExchangeProperty } from './properties'

const HEAD = 20_000
const DSC = /^[^\S\n]*(?:EXOInboundConnector\s|Import-DscResource\s|Configuration\s+\w+\s*(?:\r?\n)?\{)/im

/** Recognises the format of a pasted text without reading it. */
export function recognizeFormat(text: string): ImportFormat {
  const start = withoutColours(text.slice(0, HEAD)).trim()
  if (/^[[{]/.test(start) || start === 'null') return 'json'
  if (/^(?:<\?xml[^>]*>\s*)?<(?:Objs\b|!DOCTYPE|!--)/.test(start) || start.startsWith('#< CLIXML')) return 'clixml'
  if (DSC.test(start)) return 'microsoft365dsc'
  if (start.startsWith('#TYPE ') || findDelimiter(skipPreface(start).header) !== null) return 'csv'
  if ([...start.matchAll(/^(\w+) *:/gm)].some(([, label = '']) => findExchangeProperty(label) !== null))
    return 'format-list'
  if (/^-{2,} +-{2,}/m.test(start)) return 'format-table'
  return 'unknown'
}
