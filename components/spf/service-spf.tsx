'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { loadOnDemand } from '#components/ui/load-on-demand'
import type { SpfAnswer } from '#lib/scenario/document/document'
import type { SpfDialogProps } from './spf-dialog'
import { SpfLink } from './spf-link'

const SpfDialog = loadOnDemand(() => import('./spf-dialog').then((m) => m.SpfDialog))

type Props = {
  name: string
  networks: readonly string[]
  kept: readonly SpfAnswer[]
  onTake: SpfDialogProps['onTake']
}

/** A button that fills the networks of a service from an SPF record, in a dialog above the service's dialog. */
export function ServiceSpf({ name, networks, kept, onTake }: Props) {
  const t = useTranslations('spf')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <SpfLink label={t('openForService')} onOpen={() => setOpen(true)} />
      {isOpen && (
        <SpfDialog
          target={{ kind: 'service', name, networks }}
          kept={kept}
          onTake={(list, answer) => {
            onTake(list, answer)
            setOpen(false)
          }}
          onKeep={null}
          onForget={null}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
