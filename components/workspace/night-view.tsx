'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useWholeDocument } from '#components/editing/document'
import { RunbookView } from '#components/night/runbook-view'
import { PhaseTabs } from '#components/phases/phase-line'
import { ProofProgress } from '#components/proof/proof-progress'
import { Notice } from '#components/ui/notice'
import { useViewing } from '#components/viewing/viewing'
import { useProver } from '#lib/client/workers/use-prover'

/** The night of the switch: the way from the phase before the one on screen to that one, step by step. */
export function NightView() {
  const t = useTranslations('night')
  const document = useWholeDocument()
  const { phaseIndex } = useViewing()
  const after = Math.max(1, phaseIndex)
  const task = useMemo(
    () => (document.phases.length < 2 ? null : { document, before: after - 1, after }),
    [document, after],
  )
  const [before, later] = [document.phases[after - 1], document.phases[after]]
  const proof = useProver('runbook', task, `${before?.id} ${later?.id}`)
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <PhaseTabs />
      {before === undefined || later === undefined ? (
        <Notice>{t('onePhase')}</Notice>
      ) : (
        <>
          <ProofProgress proof={proof} />
          {proof.answer !== null && (
            <div className={proof.isStale ? 'stale' : undefined}>
              <RunbookView
                runbook={proof.answer}
                document={document}
                before={before}
                after={later}
                afterIndex={after}
              />
            </div>
          )}
        </>
      )}
    </div>
  )
}
