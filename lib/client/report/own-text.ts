import germanDocuments from '#texts/de/documents'
import germanExamples from '#texts/de/examples'
import englishDocuments from '#texts/en/documents'
import englishExamples from '#texts/en/examples'

/**
 * What somebody of the team wrote of a text: without the lines of templates. What a template says of a phase, or what was left
 * out of a paste, is no reason for a change, and stays in the language of whoever made the scenario.
 */
export const ownText = (text: string): string =>
  text
    .split('\n')
    .filter((line) => line.trim() === '' || !isOfTemplate(line))
    .join('\n')
    .trim()

const isOfTemplate = (line: string): boolean => {
  templates ??= [germanDocuments, germanExamples, englishDocuments, englishExamples].flatMap(textsIn).map(piecesOf)
  return templates.some((pieces) => holdsInOrder(line.trim(), pieces))
}

/** Made with the first question, since most pages ask none. */
let templates: readonly (readonly string[])[] | null = null

/** The descriptions and notes of a catalogue. Its names are not among them: what is mostly a gap would fit any text. */
const textsIn = (node: object): string[] =>
  Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    const texts = typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? value : []
    if (['note', 'readNote', 'description'].includes(key)) return Object.values(texts).flatMap(linesIn)
    return typeof value === 'string' ? [] : textsIn(texts)
  })

const linesIn = (node: unknown): string[] =>
  typeof node === 'string' ? node.split('\n') : Object.values(node ?? {}).flatMap(linesIn)

/** What stands between the gaps of a template, which may hold gaps themselves. */
function piecesOf(template: string): string[] {
  const pieces = ['']
  let depth = 0
  for (const char of template) {
    if (char === '{' && depth++ === 0) pieces.push('')
    if (depth === 0) pieces.push((pieces.pop() ?? '') + char)
    if (char === '}') depth -= 1
  }
  return pieces
}

/** Reports whether the line is made of the pieces, with anything in the gaps between them. */
function holdsInOrder(line: string, pieces: readonly string[]): boolean {
  const [first = '', ...others] = pieces
  const last = others.pop()
  if (last === undefined) return line === first
  if (!line.startsWith(first)) return false
  let at = first.length
  for (const piece of others) {
    const found = line.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return line.length >= at + last.length && line.endsWith(last)
}
