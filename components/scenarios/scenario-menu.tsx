'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Copy, Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { Menu, MenuItem } from '#components/ui/menu'
import { createScenario, scenarioOptions } from '#lib/client/queries/scenarios'
import type { ScenarioSummary } from '#lib/scenario/contract'

type Props = { scenario: ScenarioSummary; anchor: HTMLElement; onDelete: () => void; onClose: () => void }

/** What can be done with a scenario from the list. */
export function ScenarioMenu({ scenario: { id, title }, anchor, onDelete, onClose }: Props) {
  const t = useTranslations('scenarios.list')
  const client = useQueryClient()
  const router = useRouter()
  const { mutate: create } = useMutation(createScenario(client))
  const duplicate = async () => {
    const { document } = await client.ensureQueryData(scenarioOptions(id))
    create(
      { ...document, title: t('copyOf', { title }).slice(0, 200) },
      { onSuccess: (saved) => router.push(`/scenarios/${saved.id}`) },
    )
  }
  return (
    <Menu anchor={anchor} label={t('actions', { title })} onClose={onClose}>
      <MenuItem Icon={Copy} onChoose={duplicate}>
        {t('duplicate')}
      </MenuItem>
      <MenuItem Icon={Trash2} danger onChoose={onDelete}>
        {t('delete')}
      </MenuItem>
    </Menu>
  )
}
