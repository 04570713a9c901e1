'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { useQuestionTexts } from '#components/verdict/conditions'
import { toneOf } from '#lib/client/views/plan-words'
import { QUESTIONS, type QuestionId } from '#lib/matcher'
import type { Service } from '#lib/scenario/document/document'
import { isAboutEverybody } from '#lib/scenario/wants/part'
import type { HangsOn } from '#lib/scenario/wants/part-collector'
import type { ShownPart } from '#lib/scenario/wants/plan-memory'
import { isFine } from '#lib/scenario/wants/result-table'
import { FailureItem } from './failure-item'
import { TONE_LOOKS } from './tone-chip'

/** Failures of a part that are shown in full; the rest is counted. */
const SHOWN = 4

type Props = {
  part: ShownPart
  services: readonly Service[]
  onRecord: ((question: QuestionId, answer: string) => void) | null
}

/** One part of a cell: what is wanted of whom and why, how it stands, what fails, and what it hangs on. */
export function PartView({ part, services, onRecord }: Props) {
  const t = useTranslations('plan.panel')
  const { spec, state, networks, failures, failuresLeft, isAsToday } = part
  const { Icon, text } = TONE_LOOKS[toneOf(state)]
  const scope = useScopeText()
  const stateText = useStateText()
  const left = Math.max(0, failures.length - SHOWN) + failuresLeft
  return (
    <section className="flex flex-col gap-2 border-t border-line pt-3 first:border-t-0 first:pt-0">
      <p className="text-sm">
        <strong className="font-semibold">{t(`want.${wishOf(part)}`)}</strong>{' '}
        <span className="text-ink-2">{scope(part)}.</span>
      </p>
      <p className="text-sm text-ink-2">{t(`because.${spec.because}`)}</p>
      <p className={`flex items-start gap-1.5 text-sm font-medium ${text}`}>
        <Icon aria-hidden className="mt-0.5 size-3.5 shrink-0" strokeWidth={2.4} />
        <span className="min-w-0">
          {stateText(part)}
          {networks !== null && ` ${t('networks', networks)}.`}
        </span>
      </p>
      {isAsToday && !isFine(state) && <p className="text-sm text-ink-3">{t('asToday')}</p>}
      {failures.slice(0, SHOWN).map((failure, index) => (
        <FailureItem
          // biome-ignore lint/suspicious/noArrayIndexKey: the failures of one result never change their order
          key={index}
          failure={failure}
          services={services}
          isEverybody={isAboutEverybody(spec)}
        />
      ))}
      {left > 0 && <p className="text-sm text-ink-3">{t('left', { count: left })}</p>}
      <HangsOnList hangsOn={part.hangsOn} onRecord={onRecord} />
    </section>
  )
}

const wishOf = ({ spec: { wish } }: ShownPart): 'accepted' | 'refused' | 'either' | 'decide' =>
  typeof wish === 'string' ? wish : 'accepted'

/** Of whom and of which mail the part speaks. */
function useScopeText(): (part: ShownPart) => string {
  const t = useTranslations('plan.panel')
  const format = useFormatter()
  return ({ spec: { domains, mailFrom, tls } }) =>
    [
      domains === null ? t('outside') : t('to', { domains: format.list(domains) }),
      typeof mailFrom === 'string'
        ? t(`mailFrom.${mailFrom}`)
        : t('mailFrom.listed', { domains: format.list(mailFrom) }),
      ...(tls === null ? [] : [t(tls ? 'tls' : 'plain')]),
    ].join(', ')
}

function useStateText(): (part: ShownPart) => string {
  const t = useTranslations('plan.panel')
  const format = useFormatter()
  return ({ state, certainty, missing, outcomes }) => {
    if (missing !== null) return t(`missing.${missing}`)
    switch (state) {
      case 'either':
        return outcomes.length === 0
          ? t('state.eitherNothing')
          : t('state.either', { outcomes: format.list(outcomes.map((one) => t(`outcomes.${one}`))) })
      case 'holds':
      case 'noFacts':
      case 'unproved':
      case 'checking':
        return t(`state.${state}`)
      default:
        return t(`state.${state}.${certainty ?? 'certain'}`)
    }
  }
}

/** Answers and facts that decide; an answer can be recorded with one click. */
function HangsOnList({ hangsOn, onRecord }: { hangsOn: readonly HangsOn[]; onRecord: Props['onRecord'] }) {
  const t = useTranslations('plan.panel')
  const { title, when } = useQuestionTexts()
  if (hangsOn.length === 0) return null
  return (
    <div className="text-sm">
      <h4 className="font-medium">{t('hangs')}</h4>
      <ul className="flex flex-col gap-1 text-ink-2">
        {hangsOn.map((one) =>
          'question' in one ? (
            <li key={`${one.question} ${one.answer}`}>
              {title(one.question)}: <span className="text-ask">{when(one.question, one.answer)}</span>
              {onRecord !== null && <Answers question={one.question} onRecord={onRecord} />}
            </li>
          ) : (
            <li key={one.fact}>{t(`facts.${one.fact}`)}</li>
          ),
        )}
      </ul>
    </div>
  )
}

/** Each answer of a question as one click, for what a test of the own tenant has shown. */
function Answers({ question, onRecord }: { question: QuestionId; onRecord: NonNullable<Props['onRecord']> }) {
  const t = useTranslations('plan.panel')
  const { when } = useQuestionTexts()
  return (
    <span className="flex flex-col items-start">
      {QUESTIONS[question].answers.map((answer) => (
        <button
          key={answer}
          type="button"
          className="text-left text-accent hover:underline"
          onClick={() => onRecord(question, answer)}
        >
          {t('record', { answer: when(question, answer) })}
        </button>
      ))}
    </span>
  )
}
