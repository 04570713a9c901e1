'use client'

import { FileDown, MapPin, ScanSearch } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Menu, MenuItem } from '#components/ui/menu'
import { fileNameOf, saveAsFile } from '#lib/client/files/save-as-file'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { exportScenario } from '#lib/scenario/file/scenario-file'
import type { Editing } from './editing'

type MoreMenuProps = {
  anchor: HTMLElement
  document: ScenarioDocument
  /** the phase on screen */
  phaseIndex: number
  /** opens a dialog over the workspace */
  open: Editing['open']
  onClose: () => void
}

/** Further actions for the whole scenario: locate its phase, import a tenant, export a file. */
export function MoreMenu({ anchor, document, phaseIndex, open, onClose }: MoreMenuProps) {
  const t = useTranslations('workspace.more')
  return (
    <Menu anchor={anchor} label={t('label')} placement="bottom-end" onClose={onClose}>
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
