'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { useConditionTexts, useQuestionTexts } from '#components/verdict/conditions'
import type { AnsweredQuestion, ModelCheck as Checked } from '#lib/exchange/evidence/model-check'
import { useFactNames } from './model-texts'

type ResultProps = {
  checked: Checked
  service: string
  /** the facts that are taken from the service; '' for none */
  assumed: string
  /** null for whoever may not record an answer */
  onRecord: ((answered: readonly AnsweredQuestion[]) => void) | null
}

/** Whether model and evidence agree, and the answers to open questions with which they would. */
export function ModelResult({ checked, service, assumed, onRecord }: ResultProps) {
  const t = useTranslations('evidence.model')
  const factNames = useFactNames()
  if (checked.state === 'not-judged')
    return (
      <Notice tone="ask" live>
        {t(`notJudged.${checked.reason}`)}
      </Notice>
    )
  if (checked.state === 'agrees') return <Notice live>{t('agrees')}</Notice>
  if (checked.state === 'possible')
    return (
      <>
        <Notice live>
          {t('possible')} {checked.open.length > 0 && t('open', { facts: factNames(checked.open) })}
        </Notice>
        {checked.decides.map((one) => (
          <Explanation key={one.question} answered={[one]} onRecord={onRecord} />
        ))}
      </>
    )
  return (
    <>
      <Notice tone="lost" live>
        <strong className="font-semibold">{t('disagrees')}</strong>{' '}
        {checked.explanations.length === 0 ? t('unexplained') : t('explained')}{' '}
        {assumed !== '' && t('ofService', { service, facts: assumed })}
      </Notice>
      {checked.explanations.map((answered) => (
        <Explanation key={answered.map(({ question }) => question).join()} answered={answered} onRecord={onRecord} />
      ))}
    </>
  )
}

/** The open questions whose answers would explain the evidence, and one click that records them with it. */
function Explanation({
  answered,
  onRecord,
}: {
  answered: readonly AnsweredQuestion[]
  onRecord: ResultProps['onRecord']
}) {
  const t = useTranslations('evidence.model')
  const format = useFormatter()
  const { title } = useQuestionTexts()
  const { given } = useConditionTexts()
  return (
    <div className="border-l-2 border-line-strong pl-3">
      {answered.map(({ question }) => (
        <p key={question} className="text-ink-2">
          {title(question)}
        </p>
      ))}
      {onRecord !== null && (
        <Button tone="primary" className="mt-1.5 text-left !whitespace-normal" onClick={() => onRecord(answered)}>
          {t('recordAnswer', { answer: format.list(answered.map(given)) })}
        </Button>
      )}
    </div>
  )
}
