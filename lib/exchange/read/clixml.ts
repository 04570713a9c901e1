import { SaxesParser } from 'saxes'
import { ClixmlBuilder, ClixmlFault } from './clixml-values'
import type { ObjectKind } from './object-kinds'
import type { ProblemList } from './problems'
import { type ObjectReader, objectsIn } from './read-object'

/** Characters that are parsed before the reader pauses. */
const TURN = 16 * 1024
const HEADER = '#< CLIXML'

/**
 * Reads what `Export-Clixml` wrote (docs/formats.md §2.5). The parser knows no document type and no entity but XML's
 * own five; depth, and what references between objects come to, are bounded. Objects that are whole before a fault are
 * kept.
 */
export function* readClixml(pasted: string, problems: ProblemList, stated: ObjectKind | null = null): ObjectReader {
  // Replaced by blanks, so that line numbers stay right.
  const text = pasted.replace(new RegExp(`^\\s*${HEADER}`), '')
  const builder = new ClixmlBuilder()
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => builder.open(name, attributes, parser.line))
  parser.on('closetag', () => builder.close())
  parser.on('text', (piece) => builder.text(piece))
  parser.on('cdata', (piece) => builder.text(piece))
  parser.on('doctype', () => {
    throw new ClixmlFault('DOCTYPE')
  })
  parser.on('error', () => {
    throw new ClixmlFault('INVALID_XML')
  })
  try {
    for (let at = 0; at < text.length; at += TURN) {
      parser.write(text.slice(at, at + TURN))
      yield
    }
    parser.close()
  } catch (fault) {
    if (!(fault instanceof ClixmlFault)) throw fault
    problems.add(fault.code, { line: parser.line }, fault.parameters)
  }
  const { roots, lines, faults, notes } = builder.finish()
  for (const { code, line } of faults) problems.add(code, { line })
  if (roots.length === 0 && problems.count() > 0) return []
  // There is one value per exported object; a list is one object.
  return roots.length === 1
    ? objectsIn(roots[0], lines, problems, { start: '/0', notes, stated })
    : objectsIn(roots, lines, problems, { notes, stated })
}
