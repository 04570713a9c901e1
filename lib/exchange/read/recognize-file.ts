import { COLLECTOR_MARK } from './collector-file'

const HEAD = 1000

/** The kind of this product's own JSON files, by the members at the beginning of the text; null for other texts. */
export function recognizeFile(text: string): 'collector' | 'scenario' | null {
  const start = text.slice(0, HEAD).replace(/^\uFEFF/, '')
  if (!/^\s*\{/.test(start) || markIn(start, 'product') !== COLLECTOR_MARK.product) return null
  const file = markIn(start, 'file')
  return file === COLLECTOR_MARK.file ? 'collector' : file === 'scenario' ? 'scenario' : null
}

const markIn = (json: string, key: string): string | undefined =>
  new RegExp(`"${key}"\\s*:\\s*"([^"]*)"`).exec(json)?.[1]
