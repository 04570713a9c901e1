'use client'

import { Plus } from 'lucide-react'
import { memo, useMemo, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { ProofProgress } from '#components/proof/proof-progress'
import { Button } from '#components/ui/button'
import { Card } from '#components/ui/card'
import { useNearViewport } from '#components/ui/near-viewport'
import { useEditing } from '#components/workspace/editing'
import { changeDocument } from '#lib/client/draft/draft'
import { sendersForMissing } from '#lib/client/edits/coverage'
import { putSenders } from '#lib/client/edits/senders'
import { phaseNumber } from '#lib/client/views/names'
import type { Covered } from '#lib/client/workers/prover-tasks'
import { type Proof, useProver } from '#lib/client/workers/use-prover'
import type { MissingSample } from '#lib/matcher'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import { useConditionText } from './condition-text'
import { CoverageTable } from './coverage-table'

type Props = Pick<ScenarioDocument, 'senders' | 'services'> & { phase: Phase; phaseIndex: number }

/** The conditions of connectors that no sample sender exercises, with a button that adds samples for them. */
export const CoverageCard = memo(function CoverageCard({ senders, services, phase, phaseIndex }: Props) {
  const t = useTranslations('proof.coverage')
  const card = useRef<HTMLDivElement>(null)
  const isNear = useNearViewport(card)
  const { tenant, connectors } = phase
  const hasConnectors = connectors.some(({ enabled }) => enabled)
  const task = useMemo(
    () => (isNear && hasConnectors ? { side: { tenant, connectors }, samples: senders } : null),
    [isNear, hasConnectors, tenant, connectors, senders],
  )
  const proof = useProver('coverage', task)
  const { answer, isStale } = proof
  return (
    <div ref={card} className="min-w-0">
      <Card
        title={t('title')}
        note={answer === null ? undefined : t('note', { percent: answer.total.percent })}
        className="min-w-0"
      >
        <div className="flex flex-col gap-3 border-t border-line px-4 py-3.5 text-sm sm:px-4.5">
          <p className="text-ink-2">
            {hasConnectors ? t('intro', { phase: `${phaseNumber(phaseIndex)} ${phase.name}` }) : t('none')}
          </p>
          <ProofProgress proof={proof} />
          {answer !== null && (
            <AddMissing proof={proof} answer={answer} document={{ senders, services }} phase={phase} />
          )}
        </div>
        {answer !== null && (
          <div className={isStale ? 'stale' : undefined}>
            <CoverageTable covered={answer} phase={phase} />
          </div>
        )}
      </Card>
    </div>
  )
})

type AddProps = {
  proof: Proof<Covered>
  answer: Covered
  document: Pick<ScenarioDocument, 'senders' | 'services'>
  phase: Phase
}

function AddMissing({ proof, answer, document, phase }: AddProps) {
  const t = useTranslations('proof.coverage')
  const editing = useEditing()
  const textOf = useConditionText()
  const { samples, edgeSamples, total, edges } = answer
  if (edgeSamples.samples.length === 0)
    return <p>{t(total.percent === 100 && edges.percent === 100 ? 'full' : 'unreachable')}</p>
  if (editing === null) return null
  const add = (missing: readonly MissingSample[]) => {
    const nameOf = ({ condition }: MissingSample) => {
      const connector = phase.connectors.find(({ id }) => id === condition.connectorId)?.name ?? ''
      return t('name', { connector, condition: textOf(condition) })
    }
    const added = sendersForMissing(document, missing, nameOf)
    editing.change(changeDocument(putSenders(added)))
    const left = missing.length - added.length
    editing.announce(left > 0 ? t('addedSome', { count: added.length, left }) : t('added', { count: added.length }))
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      {samples.samples.length > 0 && (
        <Button disabled={proof.isStale} onClick={() => add(samples.samples)}>
          <Plus aria-hidden className="size-4" />
          {t('add', { count: samples.samples.length })}
        </Button>
      )}
      {edgeSamples.samples.length > samples.samples.length && (
        <Button tone="quiet" disabled={proof.isStale} onClick={() => add(edgeSamples.samples)}>
          {t('addEdges', { count: edgeSamples.samples.length })}
        </Button>
      )}
      {edgeSamples.isCut && <span className="text-ink-3">{t('atOnce', { count: edgeSamples.samples.length })}</span>}
    </div>
  )
}
