'use client'

import dynamic from 'next/dynamic'
import { changeDocument } from '#lib/client/draft'
import { addConnectors, replaceConnectors } from '#lib/client/draft-connectors'
import type { ScenarioDocument } from '#lib/scenario/document'
import { useCarry } from './carry'
import type { Editing, OpenDialog } from './editing'

const SenderDialog = dynamic(() => import('#components/senders/sender-dialog').then((m) => m.SenderDialog))
const ServiceDialog = dynamic(() => import('#components/services/service-dialog').then((m) => m.ServiceDialog))
const ImportDialog = dynamic(() => import('#components/import/import-dialog').then((m) => m.ImportDialog))
const ShareDialog = dynamic(() => import('#components/share-link/share-dialog').then((m) => m.ShareDialog))
const ShortcutsDialog = dynamic(() => import('./shortcuts-dialog').then((m) => m.ShortcutsDialog))

type Props = {
  dialog: OpenDialog
  document: ScenarioDocument
  scenarioId: string
  revision: number
  editing: Editing
  onClose: () => void
}

/** The dialog that is open over the workspace. */
export function Dialogs({ dialog, document, scenarioId, revision, editing, onClose }: Props) {
  const carry = useCarry()
  switch (dialog.kind) {
    case 'sender':
      return (
        <SenderDialog
          document={document}
          sender={dialog.sender}
          isStranger={dialog.isStranger ?? false}
          editing={editing}
          onClose={onClose}
        />
      )
    case 'service':
      return <ServiceDialog document={document} service={dialog.service} editing={editing} onClose={onClose} />
    case 'share':
      return <ShareDialog scenarioId={scenarioId} revision={revision} onClose={onClose} />
    case 'shortcuts':
      return <ShortcutsDialog onClose={onClose} />
    case 'import':
      return (
        <ImportDialog
          existing={document.phases.find(({ id }) => id === dialog.phaseId)?.connectors ?? []}
          onImport={(connectors, mode) => {
            const edit = mode === 'replace' ? replaceConnectors : addConnectors
            editing.change(changeDocument(edit(dialog.phaseId, connectors, carry)))
            onClose()
          }}
          onClose={onClose}
        />
      )
  }
}
