'use client'

import { useTranslations } from 'use-intl'
import { RuleLink } from '#components/rules/rule-link'
import { useQuestionTexts } from '#components/verdict/conditions'
import { type Assumption, assumptionsOf } from '#lib/client/views/assumptions'
import { type Answers, type ExplainedVerdict, labelOf, shownBasis } from '#lib/matcher'

const CHIP =
  'inline-flex min-h-6 max-w-full items-center gap-1.5 rounded-full border px-2 py-0.5 text-xs hover:border-ink-3'

/** What a verdict rests on, as chips that lead to the rule: how well its weakest check is known, and each answer it takes. */
export function Assumptions({ verdict, answers }: { verdict: ExplainedVerdict; answers: Answers }) {
  const t = useTranslations('verdicts')
  const { assumed } = useQuestionTexts()
  const label = labelOf(verdict.basis)
  const shown = shownBasis(label)
  return (
    <ul className="mt-2.5 flex flex-wrap gap-1.5">
      <li className="max-w-full">
        <RuleLink
          to={`label-${label}`}
          title={t(`basisNote.${shown}`)}
          className={`${CHIP} ${shown === 'open' ? 'border-ask/60' : 'border-line-strong'}`}
        >
          <span className="font-medium">{t(`basis.${shown}`)}</span>
          <span className="text-ink-3">{t(`label.${label}`)}</span>
        </RuleLink>
      </li>
      {assumptionsOf(verdict, answers).map(({ question, answer, label: known }: Assumption) => (
        <li key={question} className="max-w-full">
          <RuleLink to={question} className={`${CHIP} border-line-strong`}>
            <span className="min-w-0">{assumed(question, answer)}</span>
            <span className="shrink-0 text-ink-3">{t(`label.${known}`)}</span>
          </RuleLink>
        </li>
      ))}
    </ul>
  )
}
