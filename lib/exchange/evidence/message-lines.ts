import type { Line } from './pasted-text'
import { type ProtocolRow, sessionOf } from './protocol-log'

/** The lines of the message that was refused. `session` has them as rows where they are those of a protocol log. */
export type MessageLines = { readonly lines: readonly Line[]; readonly session: readonly ProtocolRow[] | null }

/**
 * The lines of the message that was refused, of which `answerLine` is that of the answer. A log mixes messages: only the
 * lines of the same session, queue id and process, or delivery belong to it.
 */
export function linesOfMessage(lines: readonly Line[], answerLine: number | null): MessageLines {
  const session = sessionOf(lines, answerLine)
  if (session !== null) return { lines: session.map(asLine), session }
  return {
    lines: ofQmail(lines, answerLine) ?? ofExim(lines, answerLine) ?? ofCisco(lines, answerLine) ?? ofPostfix(lines),
    session: null,
  }
}

/** What was said, or what a remark says. */
const asLine = ({ event, data, context, line }: ProtocolRow): Line => ({
  ...line,
  text: event === '*' ? `* ${data} ${context}` : `${event} ${data}`,
})

function ofPostfix(lines: readonly Line[]): readonly Line[] {
  const answer = lines.find(({ text }) => POSTFIX.test(text) && /\bstatus=(?:bounced|deferred)\b/.test(text))
  if (answer === undefined) return lines
  const [, process = '', id = ''] = POSTFIX.exec(answer.text) ?? []
  return lines.filter(({ text }) => {
    const [, otherProcess, otherId] = POSTFIX.exec(text) ?? []
    if (otherProcess === undefined && otherId === undefined)
      return !/\bpostfix\//.test(text) || text.includes(`[${process}]`)
    return otherId === id
  })
}

/** `postfix/smtp[592]: 4dHLd32Knlz1w7c: …`: process and queue id. */
const POSTFIX = /\bpostfix\/\w+(?:\/\w+)?\[(\d+)\]: ([0-9A-Za-z]{6,20}): /

/** Date, time, perhaps a process, the id of a message, and what became of it: `<=` came in, `**` was refused. */
const EXIM = /^\S+ \S+ (?:\[\d+\] )?([0-9A-Za-z]{6}-[0-9A-Za-z]{6,11}-[0-9A-Za-z]{2,4}) (<=|=>|->|\*\*|==)? ?/

/** How a message came in says who sent it, and nothing of the connection on which it was refused. Null for any other log. */
function ofExim(lines: readonly Line[], answerLine: number | null): readonly Line[] | null {
  const answer = lines.find(({ line, text }) => line === answerLine && EXIM.test(text))
  const id = EXIM.exec(answer?.text ?? '')?.[1]
  if (id === undefined) return null
  return lines.flatMap((line) => {
    const [, otherId, mark] = EXIM.exec(line.text) ?? []
    if (otherId === undefined) return [line]
    if (otherId !== id || mark === '=>' || mark === '->') return []
    return [mark === '<=' ? { ...line, text: line.text.replace(/( <= \S+).*$/, '$1') } : line]
  })
}

/** The number of the connection in the mail log of a Cisco gateway: `DCID` out, `ICID` in. */
const CISCO = /\b(DCID|ICID) (\d+)\b/

/** The lines of the connection on which the answer came, and those that name none. Null for any other log. */
function ofCisco(lines: readonly Line[], answerLine: number | null): readonly Line[] | null {
  const answer = CISCO.exec(lines.find(({ line }) => line === answerLine)?.text ?? '')
  if (answer?.[1] !== 'DCID') return null
  return lines.filter(({ text }) => {
    const [, kind, id] = CISCO.exec(text) ?? []
    return kind === undefined || (kind === 'DCID' && id === answer[2])
  })
}

/** The numbers of a delivery and of a message in the log of qmail-send. */
const DELIVERY = /\bdelivery (\d+): (?:failure|deferral): /
const STARTED = /\bstarting delivery (\d+): msg (\d+) to /
const INFO = /\binfo msg (\d+): bytes \d+ from /

/** Numbers are used again, so the nearest line above counts. Null for any other log. */
function ofQmail(lines: readonly Line[], answerLine: number | null): readonly Line[] | null {
  const at = lines.findIndex(({ line, text }) => line === answerLine && DELIVERY.test(text))
  const answer = lines[at]
  if (answer === undefined) return null
  const delivery = DELIVERY.exec(answer.text)?.[1]
  const above = lines.slice(0, at)
  const started = above.findLast(({ text }) => STARTED.exec(text)?.[1] === delivery)
  const message = STARTED.exec(started?.text ?? '')?.[2]
  const info = message === undefined ? undefined : above.findLast(({ text }) => INFO.exec(text)?.[1] === message)
  return [info, started, answer].filter((line) => line !== undefined)
}

/** The log of qmail-send writes blanks in the answer as `_`, and parts it with slashes. */
export const withoutUnderscores = (lines: readonly Line[]): readonly Line[] =>
  lines.map((line) => {
    const start = DELIVERY.exec(line.text)
    if (start === null) return line
    const answer = start.index + start[0].length
    return { ...line, text: line.text.slice(0, answer) + line.text.slice(answer).replace(/_/g, ' ') }
  })
