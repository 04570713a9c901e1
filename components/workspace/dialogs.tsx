'use client'

import type { Editing, OpenDialog } from '#components/editing/editing'
import { loadOnDemand } from '#components/ui/load-on-demand'
import type { ScenarioDocument } from '#lib/scenario/document/document'

const SenderDialog = loadOnDemand(() => import('#components/senders/sender-dialog').then((m) => m.SenderDialog))
const ServiceDialog = loadOnDemand(() => import('#components/services/service-dialog').then((m) => m.ServiceDialog))
const EvidenceDialog = loadOnDemand(() => import('#components/evidence/evidence-dialog').then((m) => m.EvidenceDialog))
const SamplesDialog = loadOnDemand(() => import('#components/services/samples-dialog').then((m) => m.SamplesDialog))
const ImportInto = loadOnDemand(() => import('#components/import/import-into-phase').then((m) => m.ImportIntoPhase))
const LocateDialog = loadOnDemand(() => import('#components/locate/locate-dialog').then((m) => m.LocateDialog))
const ConnectorSpf = loadOnDemand(() => import('#components/spf/connector-spf').then((m) => m.ConnectorSpf))
const ShareDialog = loadOnDemand(() => import('#components/share-link/share-dialog').then((m) => m.ShareDialog))
const ShortcutsDialog = loadOnDemand(() => import('./shortcuts-dialog').then((m) => m.ShortcutsDialog))

type Props = {
  dialog: OpenDialog
  document: ScenarioDocument
  scenarioId: string
  revision: number
  editing: Editing
  phaseIndex: number
  onClose: () => void
}

/** The dialog that is open over the workspace. */
export function Dialogs({ dialog, document, scenarioId, revision, editing, phaseIndex, onClose }: Props) {
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
      return <ServiceDialog document={document} editing={editing} onClose={onClose} />
    case 'spf':
      return <ConnectorSpf document={document} scope={dialog.scope} editing={editing} onClose={onClose} />
    case 'evidence':
      return <EvidenceDialog document={document} editing={editing} phaseIndex={phaseIndex} onClose={onClose} />
    case 'samples':
      return <SamplesDialog document={document} service={dialog.service} editing={editing} onClose={onClose} />
    case 'share':
      return <ShareDialog scenarioId={scenarioId} revision={revision} onClose={onClose} />
    case 'shortcuts':
      return <ShortcutsDialog onClose={onClose} />
    case 'import':
    case 'tenant':
      return <ImportInto document={document} dialog={dialog} editing={editing} onClose={onClose} />
    case 'locate':
      return <LocateDialog document={document} editing={editing} onClose={onClose} />
  }
}
