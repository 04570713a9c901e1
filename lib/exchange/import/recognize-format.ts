export type ImportFormat = 'json' | 'format-list' | 'format-table' | 'csv' | 'clixml' | 'unknown'

/** What a text looks like that an administrator pasted; it is not read here. */
export function recognizeFormat(text: string): ImportFormat {
  const start = text.slice(0, 20_000).trim()
  if (/^[[{]/.test(start) || start === 'null') return 'json'
  if (/^(?:<\?xml[^>]*>\s*)?<Objs\b/.test(start) || start.startsWith('#< CLIXML')) return 'clixml'
  if (start.startsWith('#TYPE ') || /^"?\w+"?[,;\t]"?\w+"?[,;\t]/.test(start)) return 'csv'
  if (/^\w+ *: ?/m.test(start)) return 'format-list'
  if (/^-{2,} +-{2,}/m.test(start)) return 'format-table'
  return 'unknown'
}
