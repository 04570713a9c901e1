'use client'

import { FileDown, MapPin, ScanSearch, Share2 } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { Editing } from '#components/editing/editing'
import { Menu, MenuItem } from '#components/ui/menu'
import { fileNameOf, saveAsFile } from '#lib/client/files/save-as-file'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { exportScenario } from '#lib/scenario/file/scenario-file'

type MoreMenuProps = {
  anchor: HTMLElement
  document: ScenarioDocument
  /** the phase on screen */
  phaseIndex: number
  /** opens a dialog over the workspace */
  open: Editing['open']
  onClose: () => void
}

/** Further actions for the whole scenario: share it, locate its phase, import a tenant, export a file. */
export function MoreMenu({ anchor, document, phaseIndex, open, onClose }: MoreMenuProps) {
  const t = useTranslations('workspace.more')
  const tools = useTranslations('workspace.tools')
  return (
    <Menu anchor={anchor} label={t('label')} placement="bottom-end" onClose={onClose}>
      <MenuItem Icon={Share2} onChoose={() => open({ kind: 'share' })}>
        {tools('share')}
      </MenuItem>
      <MenuItem Icon={MapPin} onChoose={() => open({ kind: 'locate' })}>
        {t('locate')}
      </MenuItem>
      <MenuItem
        Icon={ScanSearch}
        onChoose={() => open({ kind: 'tenant', phaseId: document.phases[phaseIndex]?.id ?? '' })}
      >
        {t('tenant')}
      </MenuItem>
      <MenuItem
        Icon={FileDown}
        onChoose={() => saveAsFile(fileNameOf(document.title, '.json'), exportScenario(document), 'application/json')}
      >
        {t('exportFile')}
      </MenuItem>
    </Menu>
  )
}
