import { domainOf, parseIp, type Reply, type Sender } from '#lib/matcher'
import type { ScenarioDocument, ScenarioSender } from '#lib/scenario/document/document'
import { assess, isBad } from '#lib/scenario/wants/assessment'

export type SenderWithReply = {
  readonly phaseId: string
  readonly senderId: string
  /** the sender must get in; bounces that reach an administrator are usually of such mail */
  readonly isLost: boolean
}

/**
 * The sample senders that get this reply in a phase and are compatible with what is known: no fact that both know
 * differs. Those whose mail is lost come first, then in the order of phases and senders.
 */
export function findSendersWithReply(document: ScenarioDocument, known: Sender, reply: Reply): SenderWithReply[] {
  const found = document.phases.flatMap(({ id: phaseId }, phaseIndex) =>
    document.senders.flatMap((sender): SenderWithReply[] => {
      if (!isCompatible(sender, known)) return []
      const { verdict, state } = assess(document, phaseIndex, sender)
      const isAnswer = verdict.reply?.code === reply.code && verdict.reply.enhancedCode === reply.enhancedCode
      return isAnswer ? [{ phaseId, senderId: sender.id, isLost: isBad(state) || state === 'decide' }] : []
    }),
  )
  return [...found.filter(({ isLost }) => isLost), ...found.filter(({ isLost }) => !isLost)]
}

function isCompatible(sender: ScenarioSender, known: Sender): boolean {
  return (
    isSameIfKnown(sender.sourceIP, known.sourceIP, isSameIp) &&
    isSameIfKnown(sender.tls, known.tls) &&
    isSameIfKnown(sender.certificateNames, known.certificateNames, isSameList) &&
    isSameIfKnown(sender.certificateTrusted, known.certificateTrusted) &&
    isSameIfKnown(sender.mailFrom, known.mailFrom, isSameDomain) &&
    isSameIfKnown(sender.recipient, known.recipient, isSameDomain)
  )
}

function isSameIfKnown<T extends Sender[keyof Sender]>(
  one: T | null,
  other: T | null,
  isEqual: (one: T, other: T) => boolean = (a, b) => a === b,
): boolean {
  return one === null || other === null || isEqual(one, other)
}

const isSameIp = (one: string, other: string): boolean => parseIp(one) === parseIp(other)

const isSameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((name, i) => name.toLowerCase() === other[i]?.toLowerCase())

/** Compares only the domains of addresses, because connectors check nothing else of an address. */
const isSameDomain = (one: string, other: string): boolean => domainOf(one) === domainOf(other)
