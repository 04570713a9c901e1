'use client'

import { Download } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { FreeText } from '#components/shell/free-text'
import { Button } from '#components/ui/button'
import { Card, CardSection } from '#components/ui/card'
import { ToneIcon } from '#components/verdict/tones'
import { saveAsFile } from '#lib/client/files/save-as-file'
import type { Runbook } from '#lib/exchange/runbook/runbook'
import type { Phase } from '#lib/scenario/document/document'

/** The script that opens every lock, with what is proved of it in each of the two phases. */
export function BreakGlass({ breakGlass, phases }: { breakGlass: Runbook['breakGlass']; phases: readonly Phase[] }) {
  const t = useTranslations('night.breakGlass')
  const { name, text, proofs } = breakGlass
  return (
    <Card
      title={t('title')}
      actions={
        <Button onClick={() => saveAsFile(name, text, 'text/plain')}>
          <Download aria-hidden className="size-4" />
          {name}
        </Button>
      }
    >
      <CardSection className="flex flex-col gap-2 text-sm">
        <p>{t('text')}</p>
        <ul className="flex flex-col gap-1.5">
          {proofs.map(({ phaseId, state }) => (
            <li key={phaseId} className="flex gap-2">
              <ToneIcon tone={state === 'proved' ? 'good' : 'ask'} className="mt-0.5 size-4" />
              <span className="min-w-0">
                <FreeText>{t(state, { phase: phases.find(({ id }) => id === phaseId)?.name ?? phaseId })}</FreeText>
              </span>
            </li>
          ))}
        </ul>
      </CardSection>
    </Card>
  )
}
