'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { useDocument } from '#components/editing/document'
import { useEditing } from '#components/editing/editing'
import { PanelSection } from '#components/ui/side-panel'
import { ToneIcon } from '#components/verdict/tones'
import { openBeside, toneOf } from '#lib/client/views/plan-words'
import type { QuestionId } from '#lib/matcher'
import type { Phase, Service } from '#lib/scenario/document/document'
import type { Failure } from '#lib/scenario/wants/failure'
import { isAboutEverybody, type MailFrom } from '#lib/scenario/wants/part'
import type { ShownPart } from '#lib/scenario/wants/plan-memory'
import { type RefusedByName, refusedByName } from '#lib/scenario/wants/refused-by-name'
import { isFine } from '#lib/scenario/wants/result-table'
import { FailureItem } from './failure-item'
import { HangsOnList } from './hangs-on'

/** Failures of a part that are shown in full; the rest is counted. */
const SHOWN = 4

type Props = {
  part: ShownPart
  /** the part by which the cell is judged: how it stands, and why, is said at the top of the panel */
  answered: ShownPart
  /** the cell has no other part */
  isAlone: boolean
  /** the risk of its cell is accepted by name */
  isAccepted: boolean
  /** the service of the row, or whose customers it is about; null of everybody else */
  serviceId: string | null
  services: readonly Service[]
  phase: Phase
  /** why the matcher refuses a sender that must get in; null of one that gets in and must not */
  whyOf: (failure: Failure) => string | null
  onRecord: ((question: QuestionId, answer: string) => void) | null
}

/** One part of a cell: what is wanted of whom and why, how it stands, what fails, and what it hangs on. */
export function PartView({ part, answered, isAlone, isAccepted, serviceId, services, phase, whyOf, onRecord }: Props) {
  const t = useTranslations('plan.panel')
  const { spec, state, networks, failures, failuresLeft, isAsToday } = part
  const scope = useScopeText()
  const stateText = useStateText()
  const said = stateText(part, isAccepted)
  const leftOut = refusedByName(spec, phase)
  const left = Math.max(0, failures.length - SHOWN) + failuresLeft
  return (
    <>
      <PanelSection title={t('title')}>
        <p className={isAlone ? '' : 'flex items-start gap-1.5'}>
          {!isAlone && <ToneIcon tone={toneOf(state)} className="mt-0.5 size-3.5" />}
          <span className="min-w-0">
            <strong className="font-semibold">{t(`want.${wishOf(part)}`)}</strong>{' '}
            <span className="text-ink-2">{scope(part, leftOut)}.</span>
          </span>
        </p>
        {isAnybody(leftOut) && <p className="text-ink-2">{t('leftOut', { kind: kindOf(leftOut) })}</p>}
        {spec.because !== answered.spec.because && <p className="text-ink-2">{t(`because.${spec.because}`)}</p>}
        {said !== stateText(answered, isAccepted) && <p className="font-medium">{said}</p>}
        {isAsToday && !isFine(state) && <p className="text-ink-3">{t('asToday')}</p>}
      </PanelSection>
      {failures.length > 0 && (
        <PanelSection title={t('fails')}>
          {networks !== null && <p className="text-ink-2">{t('networks', networks)}</p>}
          {failures.slice(0, SHOWN).map((failure, index) => (
            <FailureItem
              // biome-ignore lint/suspicious/noArrayIndexKey: the failures of one result never change their order
              key={index}
              failure={failure}
              why={whyOf(failure)}
              services={services}
              isEverybody={isAboutEverybody(spec)}
            />
          ))}
          {left > 0 && <p className="text-ink-3">{t('left', { count: left })}</p>}
        </PanelSection>
      )}
      <HangsOnList hangsOn={part.hangsOn} serviceId={serviceId} onRecord={onRecord} />
    </>
  )
}

const wishOf = ({ spec: { wish } }: ShownPart): 'accepted' | 'refused' | 'either' | 'decide' =>
  typeof wish === 'string' ? wish : 'accepted'

const isAnybody = ({ isOwn, partners }: RefusedByName): boolean => isOwn || partners.length > 0

const kindOf = ({ isOwn, partners }: RefusedByName): 'own' | 'partners' | 'both' =>
  partners.length === 0 ? 'own' : isOwn ? 'both' : 'partners'

/** Of whom and of which mail the part speaks. */
function useScopeText(): (part: ShownPart, leftOut: RefusedByName) => string {
  const t = useTranslations('plan.panel')
  const format = useFormatter()
  const fromText = (mailFrom: MailFrom, leftOut: RefusedByName) => {
    if (typeof mailFrom !== 'string') return t('mailFrom.listed', { domains: format.list(mailFrom) })
    if (!isAnybody(leftOut)) return t(`mailFrom.${mailFrom}`)
    const own = leftOut.isOwn ? [t('acceptedDomain')] : []
    return t('mailFrom.anyBut', { domains: format.list([...own, ...new Set(leftOut.partners.flat())]) })
  }
  return ({ spec: { domains, mailFrom, tls } }, leftOut) =>
    [
      domains === null ? t('outside') : t('to', { domains: format.list(domains) }),
      fromText(mailFrom, leftOut),
      ...(tls === null ? [] : [t(tls ? 'tls' : 'plain')]),
    ].join(', ')
}

/** How a part stands in a sentence, and whether under recorded answers; where a fact is missing, which one, and for who can enter it what to do. */
export function useStateText(): (part: ShownPart, isAccepted: boolean) => string {
  const t = useTranslations('plan.panel')
  const format = useFormatter()
  const editing = useEditing()
  const recorded = useDocument(({ answers }) => (Object.keys(answers).length > 0 ? 'yes' : 'no'))
  return (part, isAccepted) => {
    const { state, certainty, missing, outcomes } = part
    const unread = openBeside(part)
    const known = (how: 'certain' | 'byDefault') => t(`known.${how}`, { recorded, unread })
    if (missing !== null)
      return editing === null ? t(`missing.${missing}`) : `${t(`missing.${missing}`)} ${t(`missingDo.${missing}`)}`
    switch (state) {
      case 'either':
        return outcomes.length === 0
          ? t('state.eitherNothing')
          : t('state.either', { outcomes: format.list(outcomes.map((one) => t(`outcomes.${one}`))) })
      case 'holds':
        return t('state.holds', { known: known('certain') })
      case 'noFacts':
      case 'unproved':
      case 'checking':
        return t(`state.${state}`)
      default:
        if (state === 'lost' && certainty !== 'perhaps' && outcomes.includes('accepted'))
          return t('state.lostInPart', { known: known(certainty ?? 'certain') })
        return certainty === 'perhaps'
          ? t(`state.${state}.perhaps`)
          : t(`state.${state}.${certainty ?? 'certain'}`, {
              known: known(certainty ?? 'certain'),
              isAccepted: String(isAccepted),
            })
    }
  }
}
