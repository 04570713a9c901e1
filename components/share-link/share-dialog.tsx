'use client'

import { useTranslations } from 'use-intl'
import { Dialog } from '#components/ui/dialog'
import { NewShareLinkForm } from './new-share-link'
import { ScenarioLinks } from './scenario-links'

type Props = {
  scenarioId: string
  /** the latest saved revision */
  revision: number
  onClose: () => void
}

/** Creates read-only links to a scenario, lists the existing ones, and revokes them. */
export function ShareDialog({ scenarioId, revision, onClose }: Props) {
  const t = useTranslations('share')
  return (
    <Dialog title={t('title')} wide onClose={onClose}>
      <p className="text-ink-2">{t('intro', { revision })}</p>
      <NewShareLinkForm scenarioId={scenarioId} revision={revision} />
      <ScenarioLinks scenarioId={scenarioId} />
    </Dialog>
  )
}
