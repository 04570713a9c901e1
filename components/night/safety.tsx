'use client'

import { useTranslations } from 'use-intl'
import { useEditing } from '#components/editing/editing'
import { useLineTexts } from '#components/plan/line-texts'
import { usePlan } from '#components/plan/plan-provider'
import { useWhoNames } from '#components/plan/who-texts'
import { Witness } from '#components/proof/witness'
import { FreeText } from '#components/shell/free-text'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { useViewing } from '#components/viewing/viewing'
import { changeDocument } from '#lib/client/draft/draft'
import { insertPhase } from '#lib/client/edits/phases'
import { faultsIn } from '#lib/client/report/phase-faults'
import type { Runbook } from '#lib/exchange/runbook/runbook'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import { LIMITS } from '#lib/scenario/document/limits'
import { sayFault } from './fault-words'
import { useRestsOn } from './rests-on'
import { useResultWords } from './result-words'
import type { SaidStep } from './step-list'

type Props = {
  runbook: Runbook
  steps: readonly SaidStep[]
  document: ScenarioDocument
  before: Phase
  after: Phase
}

/**
 * Whether every step is proved, and on what recorded answers that rests; where one is not safe, who shows it, and a
 * phase between that mends it.
 */
export function Safety({ runbook, steps, document, before, after }: Props) {
  const t = useTranslations('night')
  const rests = useRestsOn(document)((said) => said.join('; '))
  const { safe, order } = runbook
  if (safe)
    return (
      <Notice>
        {t('verdict.safe')} {rests} {t('untried')}
      </Notice>
    )
  if (order.unsafe === null)
    return (
      <Notice tone="ask">
        {t('verdict.unproved')} {rests}
      </Notice>
    )
  return (
    <Notice tone="lost">
      <div className="flex flex-col gap-2">
        <p>
          {t('verdict.unsafe', { searched: order.searched })}{' '}
          {t(order.isExhausted ? 'verdict.exhausted' : 'verdict.notExhausted')} {rests}
        </p>
        <Faults runbook={runbook} steps={steps} document={document} />
        <Mend between={runbook.between} before={before} after={after} />
      </div>
    </Notice>
  )
}

/** Who is not as wanted in the phase to which the runbook leads: its steps are proved only to make nothing worse than that. */
export function PhaseFaults({ document, after, isSafe }: Pick<Props, 'document' | 'after'> & { isSafe: boolean }) {
  const t = useTranslations('night')
  const { summary } = usePlan()
  const sayLine = useLineTexts(document)
  const faults = faultsIn(summary, after.id)
  if (faults.length === 0) return null
  return (
    <Notice tone="lost">
      <p>{t(isSafe ? 'verdict.phaseFaults' : 'verdict.phaseFaultsToo')}</p>
      <ul className="mt-1 list-disc pl-4 text-ink">
        {faults.map((fault) => (
          <li key={sayLine(fault).key}>
            <FreeText>{sayFault(fault, faults, { t, sayLine })}</FreeText>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Faults({ runbook: { order }, steps, document }: Pick<Props, 'runbook' | 'steps' | 'document'>) {
  const t = useTranslations('night')
  const nameOf = useWhoNames(document.services)
  const wordOf = useResultWords()
  const title = steps.find(({ step }) => step.id === order.unsafe?.stepId)?.said.title ?? ''
  return order.unsafe?.faults.map((fault) => (
    <div key={fault.who} className="flex flex-col gap-1.5 text-ink">
      <p>
        <FreeText>{t(`fault.${fault.want}`, { who: nameOf(fault.who), step: title, word: wordOf(fault) })}</FreeText>
      </p>
      {fault.witness !== null && (
        <Witness witness={fault.witness} sample={fault.want === 'accepted' ? 'lost' : 'stranger'} />
      )}
    </div>
  ))
}

function Mend({ between, before, after }: { between: Phase | null; before: Phase; after: Phase }) {
  const t = useTranslations('night')
  const editing = useEditing()
  const { onView } = useViewing()
  if (between === null) return <p>{t('noMend')}</p>
  if (editing === null) return null
  const names = { before: before.name, after: after.name }
  const mend = () => {
    const name = t('between', names).slice(0, LIMITS.title)
    editing.change(changeDocument(insertPhase(after.id, { ...between, name })))
    editing.announce(t('mended', { phase: name, ...names }))
    onView({ phase: between.id }, 'step')
  }
  return (
    <div>
      <Button tone="primary" onClick={mend}>
        {t('mend')}
      </Button>
    </div>
  )
}
