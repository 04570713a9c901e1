'use client'

import { Copy, Pencil, Trash2 } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Menu, MenuItem } from '#components/ui/menu'

type Props = {
  title: string
  anchor: HTMLElement
  onRename: () => void
  onDuplicate: () => void
  onDelete: () => void
  onClose: () => void
}

/** The menu of a scenario in the list. */
export function ScenarioMenu({ title, anchor, onRename, onDuplicate, onDelete, onClose }: Props) {
  const t = useTranslations('scenarios.list')
  return (
    <Menu anchor={anchor} label={t('actions', { title })} onClose={onClose}>
      <MenuItem Icon={Pencil} onChoose={onRename}>
        {t('rename')}
      </MenuItem>
      <MenuItem Icon={Copy} onChoose={onDuplicate}>
        {t('duplicate')}
      </MenuItem>
      <MenuItem Icon={Trash2} danger onChoose={onDelete}>
        {t('delete')}
      </MenuItem>
    </Menu>
  )
}
