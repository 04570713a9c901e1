'use client'

import { useFormatter, useTranslations } from 'use-intl'
import type { Editing } from '#components/editing/editing'
import { changeDocument } from '#lib/client/draft/draft'
import { type EditScope, fieldName } from '#lib/client/edits/connectors'
import { forgetSpfAnswer, keepSpfAnswer, takeSpfInto } from '#lib/client/edits/spf'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { SpfDialog } from './spf-dialog'

type Props = { document: ScenarioDocument; scope: EditScope; editing: Editing; onClose: () => void }

/** Fills SenderIPAddresses of a connector from an SPF record. One undo reverts the list and the stored answer. */
export function ConnectorSpf({ document, scope, editing, onClose }: Props) {
  const t = useTranslations('spf')
  const format = useFormatter()
  const { phaseId, connectorId } = scope
  const phase = document.phases.find(({ id }) => id === phaseId)
  const connector = phase?.connectors.find(({ id }) => id === connectorId)
  if (connector === undefined) return null
  const { name, senderIPAddresses } = connector
  return (
    <SpfDialog
      target={{ kind: 'connector', name, networks: senderIPAddresses }}
      kept={document.spfAnswers}
      onTake={(networks, answer) => {
        const count = networks.length
        editing.change(takeSpfInto(scope, fieldName(phaseId, connectorId, 'senderIPAddresses'), networks, answer))
        editing.announce(t('list.taken', { name, count, number: format.number(count) }))
        onClose()
      }}
      onKeep={(answer) => {
        editing.change(changeDocument(keepSpfAnswer(answer)))
        editing.announce(t('list.keptOnly', { domain: answer.domain }))
        onClose()
      }}
      onForget={(domain) => {
        editing.change(changeDocument(forgetSpfAnswer(domain)))
        editing.announce(t('kept.forgotten', { domain }))
      }}
      onClose={onClose}
    />
  )
}
