'use client'

import { useTranslations } from 'use-intl'
import type { Editing } from '#components/editing/editing'
import { TextField } from '#components/ui/field'
import { Notice } from '#components/ui/notice'
import type { Evidence } from '#lib/exchange/evidence/evidence'
import { hasAnswer } from '#lib/exchange/evidence/model-check'
import { FACTS, type Sender } from '#lib/matcher'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { LIMITS } from '#lib/scenario/document/limits'
import { FactList } from './fact-list'
import { ModelCheck } from './model-check'
import { ServiceField } from './service-field'
import type { EvidenceSample } from './use-evidence-sample'

type Props = {
  document: ScenarioDocument
  editing: Editing
  evidence: Evidence
  sample: EvidenceSample
  onRecorded: () => void
}

/** The sample sender that recognised evidence makes: whose mail it is, its facts, its name, and what the model says of it. */
export function EvidenceForm({ document, editing, evidence, sample, onRecorded }: Props) {
  const t = useTranslations('evidence')
  const { sender, service, ofService, taken, at } = sample
  return (
    <>
      {document.services.length > 0 && (
        <ServiceField
          services={document.services}
          owner={sample.owner}
          serviceId={sample.serviceId}
          gateway={evidence.gateway}
          onChange={sample.chooseService}
        />
      )}
      <FactList
        {...{ evidence, taken, ofService }}
        service={service?.name ?? ''}
        onTake={sample.take}
        onLeaveOpen={sample.leaveOpen}
      />
      {isEmpty(sender) && <Notice>{t('nothing')}</Notice>}
      <TextField
        label={t('name')}
        hint={t('nameHint')}
        value={sample.name}
        maxLength={LIMITS.title}
        onChange={({ target }) => sample.setName(target.value)}
      />
      {hasAnswer(evidence) && (
        <ModelCheck
          key={sample.reading.text}
          {...{ document, editing, evidence, sender, service, ofService, at }}
          phaseId={sample.phaseId}
          onPhase={sample.choosePhase}
          onRecorded={onRecorded}
        />
      )}
    </>
  )
}

const isEmpty = (sender: Sender): boolean => FACTS.every((fact) => sender[fact] === null)
