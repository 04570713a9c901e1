'use client'

import { CircleQuestionMark } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { type AcceptedHints, isHintFact, isOfService, type ServiceFacts } from '#lib/client/import/evidence-sender'
import type { Evidence, Hint, Known } from '#lib/exchange/evidence/evidence'

const FACTS = ['sourceIP', 'tls', 'certificateNames', 'certificateTrusted', 'mailFrom', 'recipient'] as const
type FactName = (typeof FACTS)[number]

/** The labels of the facts, the same as in the dialog of a sender. */
const LABELS = {
  sourceIP: 'sourceIP',
  tls: 'tls',
  certificateNames: 'certificateNames',
  certificateTrusted: 'trusted',
  mailFrom: 'from',
  recipient: 'recipient',
} as const satisfies Record<FactName, string>

/** Hints that are offered for one fact. */
const OFFERED = 4

type Props = {
  evidence: Evidence
  taken: AcceptedHints
  /** what is known of the chosen service, and its name */
  ofService: ServiceFacts
  service: string
  onTake: (taken: AcceptedHints) => void
  onLeaveOpen: (fact: string) => void
}

/** The facts of the sender, each with the text it was read from, or the reason why it is not known. */
export function FactList(props: Props) {
  const t = useTranslations('evidence.facts')
  const labels = useTranslations('workspace.sender')
  return (
    <section aria-labelledby="evidence-facts">
      <h2 id="evidence-facts" className="font-semibold tracking-tight">
        {t('title')}
      </h2>
      <dl className="mt-2 divide-y divide-line rounded-xl border border-line">
        {FACTS.map((fact) => (
          <div key={fact} className="gap-x-4 px-3.5 py-2 sm:grid sm:grid-cols-[11rem_minmax(0,1fr)]">
            <dt className="text-sm text-ink-2 sm:pt-px">{labels(LABELS[fact])}</dt>
            <dd className="min-w-0">
              <Fact {...props} fact={fact} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Fact(props: Props & { fact: FactName }) {
  const { fact, evidence, taken, ofService, service, onTake, onLeaveOpen } = props
  const t = useTranslations('evidence.facts')
  const value = useValue()
  const known: Known<unknown> = evidence.facts[fact]
  if (known.value !== null)
    return (
      <>
        <Value>{value(known.value)}</Value>
        <Quote from={known.from}>{known.how === 'inferred' && t('inferred')}</Quote>
      </>
    )
  const own = isHintFact(fact) ? taken[fact] : undefined
  if (own !== undefined && isHintFact(fact)) {
    const { [fact]: _, ...others } = taken
    return <Assumed value={value(own)} note={t('taken')} onLeaveOpen={() => onTake(others)} />
  }
  const assumed = isOfService(fact) ? ofService[fact] : undefined
  if (assumed !== undefined)
    return <Assumed value={value(assumed)} note={t('ofService', { service })} onLeaveOpen={() => onLeaveOpen(fact)} />
  return <NotKnown {...props} />
}

/** A value that the text does not state, with where it is from and the way back to an open fact. */
function Assumed({ value, note, onLeaveOpen }: { value: string; note: string; onLeaveOpen: () => void }) {
  const t = useTranslations('evidence.facts')
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Value>{value}</Value>
      <span className="text-xs text-ask">{note}</span>
      <Button tone="quiet" onClick={onLeaveOpen}>
        {t('takeBack')}
      </Button>
    </div>
  )
}

function NotKnown({ fact, evidence, taken, onTake }: Props & { fact: FactName }) {
  const t = useTranslations('evidence')
  const { kind, hints } = evidence
  const domain = domainOf(fact, evidence)
  const value = useValue()
  const own = hints.filter((hint) => hint.fact === fact).slice(0, OFFERED)
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 text-sm">
        <span className="flex items-center gap-1 font-medium text-ask">
          <CircleQuestionMark aria-hidden className="size-3.5" />
          {t('facts.notKnown')}
        </span>
        {kind !== 'unknown' && <span className="text-ink-2">{t(`unknown.${kind}.${fact}`)}</span>}
      </p>
      {domain !== null && domain.value !== null && (
        <div className="text-sm">
          {t('facts.domain', { domain: domain.value })}
          <Quote from={domain.from} />
        </div>
      )}
      {own.map((hint) => (
        <HintLine
          key={hint.value}
          hint={hint}
          shown={value(hint.value)}
          onTake={() => isHintFact(fact) && onTake({ ...taken, [fact]: hint.value })}
        />
      ))}
    </>
  )
}

/** What is known of an address of which the text states only the domain. */
function domainOf(fact: FactName, { mailFromDomain, recipientDomain }: Evidence): Known<string> | null {
  const known = fact === 'mailFrom' ? mailFromDomain : fact === 'recipient' ? recipientDomain : null
  return known === null || known.value === null ? null : known
}

function HintLine({ hint, shown, onTake }: { hint: Hint; shown: string; onTake: () => void }) {
  const t = useTranslations('evidence.facts')
  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button className="max-w-full text-left !whitespace-normal wrap-anywhere" onClick={onTake}>
        {t('take', { value: shown })}
      </Button>
      <Quote from={hint.from} />
    </div>
  )
}

/** Returns a function that writes the value of a fact in words. */
function useValue(): (value: unknown) => string {
  const t = useTranslations('evidence.facts')
  return (value) => {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (Array.isArray(value)) return value.length === 0 ? t('noCertificate') : value.join(', ')
    return value === '' ? t('none') : String(value)
  }
}

const Value = ({ children }: { children: string }) => (
  <span className="font-mono text-sm font-medium wrap-anywhere">{children}</span>
)

/** The text that a fact was read from, with its line. */
function Quote({ from, children }: { from: Hint['from']; children?: ReactNode }) {
  const t = useTranslations('evidence')
  return (
    <p className="min-w-0 text-xs text-ink-3">
      {from.line !== null && <span className="whitespace-nowrap">{t('line', { line: from.line })}: </span>}
      <q className="font-mono wrap-anywhere [quotes:none]">{from.quote}</q>
      {children && <span className="ml-1.5 whitespace-nowrap">({children})</span>}
    </p>
  )
}
