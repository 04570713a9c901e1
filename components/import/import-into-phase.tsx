'use client'

import { useTranslations } from 'use-intl'
import type { Editing, OpenDialog } from '#components/editing/editing'
import { changeDocument } from '#lib/client/draft/draft'
import { takeImport } from '#lib/client/edits/import'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { ImportDialog } from './import-dialog'

type Props = {
  document: ScenarioDocument
  dialog: Extract<OpenDialog, { kind: 'import' | 'tenant' }>
  editing: Editing
  onClose: () => void
}

/** The import dialog of the workspace. The import is one edit, which one undo reverts. */
export function ImportIntoPhase({ document, dialog, editing, onClose }: Props) {
  const t = useTranslations('import.dialog')
  const isTenant = dialog.kind === 'tenant'
  return (
    <ImportDialog
      document={document}
      phaseId={dialog.phaseId}
      intent={isTenant ? 'tenant' : 'connectors'}
      initial={isTenant ? undefined : dialog.initial}
      onImport={(imported) => {
        editing.change(changeDocument(takeImport(imported)))
        editing.announce(t('taken', { count: imported.connectors.length }))
        onClose()
      }}
      onClose={onClose}
    />
  )
}
