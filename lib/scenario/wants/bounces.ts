import type { KnownSender, Outcome, SweptSenders, Ways } from '#lib/matcher'
import type { MailFrom, PartSpec } from './part'
import { outcomesOf, type PartJudge, type SenderClass } from './part-judge'
import { NO_OUTCOME, type OutcomeSet, outcomeSet, outcomesIn } from './result-table'
import { isSwept, judgeOf, type Sweeping } from './swept-parts'
import type { Who } from './who'

/**
 * What becomes of the bounces of a service, whose MAIL FROM is empty, where what is wanted of it speaks of other MAIL FROM
 * only: under the recorded answers and the defaults.
 */
export type Bounces = {
  readonly outcomes: readonly Outcome[]
  /** one that does not get in; null where all do */
  readonly witness: KnownSender | null
}

/** Reports whether some of the bounces do not get in. */
export const areRefused = (bounces: Bounces | null): bounces is Bounces =>
  bounces?.outcomes.some((outcome) => outcome !== 'accepted') === true

/** Reports whether mail with this MAIL FROM may be a bounce. Only `*` covers the empty one, never a domain. */
const holdsNull = (mailFrom: MailFrom): boolean => mailFrom === 'any' || mailFrom === 'ownAndNull'

const isWanted = ({ wish, sampleId }: PartSpec): boolean =>
  sampleId === null && (wish === 'accepted' || wish === 'decide')

/**
 * The parts whose bounces nobody has spoken of: of mail that is wanted from a service, to domains of which no bounces are
 * wanted from it. Other customers and everybody else have wants with any MAIL FROM, and a device sends no bounces.
 */
function bounceSpecs(who: Who, specs: readonly PartSpec[]): PartSpec[] {
  if (who.kind !== 'service' || who.service.kind === 'device') return []
  const wanted = specs.filter((spec) => isWanted(spec) && isSwept(spec))
  const spoken = new Set(wanted.filter(({ mailFrom }) => holdsNull(mailFrom)).flatMap(({ domains }) => domains ?? []))
  return wanted.flatMap((spec) => {
    const domains = (spec.domains ?? []).filter((domain) => !spoken.has(domain))
    // The connector that must admit its mail is asked for by the want, which does not speak of bounces.
    return domains.length === 0 ? [] : [{ ...spec, domains, mailFrom: 'any' as const, connectorId: null }]
  })
}

/** Gathers what becomes of the bounces of one service while all senders of a phase are swept; null where nothing is to be gathered. */
export function bouncesOf(who: Who, specs: readonly PartSpec[], sweeping: Sweeping): BounceCollector | null {
  const own = bounceSpecs(who, specs)
  return own.length === 0 ? null : new BounceCollector(own.map((spec) => judgeOf(spec, sweeping)))
}

const outcomesHere = (ways: Ways) => outcomesOf(ways, 0)
const ACCEPTED = outcomeSet(['accepted'])

export class BounceCollector {
  private happens: OutcomeSet = NO_OUTCOME
  private witness: KnownSender | null = null

  constructor(private readonly judges: readonly PartJudge[]) {}

  note(senders: SweptSenders): void {
    if (!senders.areNull) return
    for (const judge of this.judges)
      for (const one of judge.classesIn(senders, outcomesHere)) {
        this.happens |= one.byDefault
        if (this.witness === null && one.byDefault !== ACCEPTED) this.witness = witnessOf(senders, one)
      }
  }

  finish(): Bounces {
    return { outcomes: outcomesIn(this.happens), witness: this.witness }
  }
}

/** One of the senders that does not get in; null where all do. */
function witnessOf(senders: SweptSenders, { channels, selections }: SenderClass): KnownSender | null {
  const refused = channels.find(({ channel }) => outcomesHere(senders.ways(channel)).byDefault !== ACCEPTED)
  return refused === undefined ? null : senders.witness(senders.place(refused.channel, selections[0]))
}
