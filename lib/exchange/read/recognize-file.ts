import { COLLECTOR_MARK } from './collector-file'

const HEAD = 1000

/** Which of this product's own JSON files a text is, by the marks at its beginning; null for anything else. */
export function recognizeFile(text: string): 'collector' | 'scenario' | null {
  const start = text.slice(0, HEAD).replace(/^\uFEFF/, '')
  if (!/^\s*\{/.test(start) || markIn(start, 'product') !== COLLECTOR_MARK.product) return null
  const file = markIn(start, 'file')
  return file === COLLECTOR_MARK.file ? 'collector' : file === 'scenario' ? 'scenario' : null
}

const markIn = (json: string, key: string): string | undefined =>
  new RegExp(`"${key}"\\s*:\\s*"([^"]*)"`).exec(json)?.[1]
