import { invisibleNames } from '#lib/matcher'
import { readBounceEvidence } from './bounce-evidence'
import { decodeParts } from './decode-parts'
import { type Evidence, evidenceProblem, NO_EVIDENCE } from './evidence'
import { findCodeAlone, findReplies } from './find-reply'
import { headersOfGraph } from './graph-headers'
import { findOutsideHop, isMessageHeader, readHeaderEvidence } from './header-evidence'
import { headersOfTable } from './header-table'
import { readHeaders, topmost } from './headers'
import { EVIDENCE_LENGTH } from './length'
import { withoutUnderscores } from './message-lines'
import {
  fromLines,
  linesOf,
  lowerAscii,
  type PastedText,
  readPasted,
  withoutEntities,
  withoutInvisibleCharacters,
  withoutWhiteSpace,
} from './pasted-text'
import { isTrace, readTraceEvidence } from './trace-evidence'

/**
 * Reads what a pasted text tells about one SMTP connection. It recognises message headers, a bounce, or the detail of a
 * message trace. Never throws: facts that the text does not give are null, and doubts become problems.
 */
export function readEvidence(text: string): Evidence {
  if (text.length > EVIDENCE_LENGTH)
    return { ...NO_EVIDENCE, problems: [evidenceProblem('TOO_LONG', String(EVIDENCE_LENGTH))] }
  const written = fromLines(withoutUnderscores(linesOf(readPasted(text))))
  const decoded = withoutEntities(decodeParts(written))
  const evidence = readVisible(withoutInvisibleCharacters(decoded))
  const invisible = invisibleNames(decoded.text)
  if (invisible === '') return evidence
  return { ...evidence, problems: [...evidence.problems, evidenceProblem('INVISIBLE_CHARACTERS', invisible)] }
}

function readVisible(original: PastedText): Evidence {
  const pasted = headersOfGraph(original) ?? headersOfTable(original) ?? original
  const fields = readHeaders(pasted)
  const isHeader = isMessageHeader(fields)
  const words = withoutWhiteSpace(pasted.text)
  const replies = findReplies(pasted, words, isHeader ? subjectOf(pasted) : () => false)
  // Search for a reply first: a bounce quotes the headers of the message, and the sender's trace quotes the reply.
  if (replies.length > 0) return readBounceEvidence(pasted, words, replies)
  if (isTrace(pasted)) return readTraceEvidence(pasted)
  // The headers of a bounce are those of the report, not of the refused mail.
  const isReport = /^multipart\/report\b/i.test(topmost(fields, 'content-type')?.value ?? '')
  if (isHeader && !isReport && findOutsideHop(fields).hop !== null) return readHeaderEvidence(fields)
  const alone = findCodeAlone(pasted)
  if (alone !== null) return readBounceEvidence(pasted, words, [alone])
  if (isHeader && !isReport) return readHeaderEvidence(fields)
  return { ...NO_EVIDENCE, problems: [evidenceProblem('NOT_RECOGNISED')] }
}

/** Returns a test for offsets in the Subject, because a subject may quote a reply in a message that is no bounce. */
function subjectOf({ text }: PastedText): (offset: number) => boolean {
  const lower = lowerAscii(text)
  const start = lower.startsWith('subject:') ? 0 : lower.indexOf('\nsubject:') + 1
  if (start === 0 && !lower.startsWith('subject:')) return () => false
  let end = text.indexOf('\n', start)
  while (end >= 0 && /[ \t]/.test(text.charAt(end + 1))) end = text.indexOf('\n', end + 1)
  return (offset) => offset >= start && (end < 0 || offset < end)
}
