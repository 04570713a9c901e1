'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { Dialog } from '#components/ui/dialog'
import { droppedBy, mergeImport } from '#lib/client/import-merge'
import type { ScenarioConnector } from '#lib/scenario/connector'
import { ImportEntries } from './import-entries'
import { ImportProblems } from './import-problems'
import { ImportText } from './import-text'
import { useImport } from './use-import'

type Props = {
  /** the connectors of the phase */
  existing: readonly ScenarioConnector[]
  /** `add`: new ones only; `replace`: the whole set of the phase */
  onImport: (connectors: ScenarioConnector[], mode: 'add' | 'replace') => void
  onClose: () => void
}

/** Takes connectors over from a tenant: paste, see what it would change, then let it in. */
export function ImportDialog({ existing, onImport, onClose }: Props) {
  const t = useTranslations('scenarios.import')
  const source = useImport(existing)
  const [isReplacing, setIsReplacing] = useState(false)
  const { chosenEntries, unanswered } = source
  const connectors = chosenEntries.map(({ connector }) => connector)
  const take = () => {
    if (isReplacing) onImport(connectors, 'replace')
    else if (chosenEntries.every(({ before }) => before === null)) onImport(connectors, 'add')
    else onImport(mergeImport(existing, chosenEntries), 'replace')
  }
  return (
    <Dialog
      title={t('title')}
      wide
      onClose={onClose}
      footer={
        <>
          <p role="status" className="mr-auto text-sm text-ask">
            {unanswered > 0 ? t('unanswered', { count: unanswered }) : ''}
          </p>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button tone="primary" disabled={connectors.length === 0 || unanswered > 0} onClick={take}>
            {t(isReplacing ? 'replace' : 'add', { count: connectors.length })}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <ImportText text={source.text} onRead={source.read} />
        {source.entries.length > 0 && existing.length > 0 && (
          <Mode isReplacing={isReplacing} onChange={setIsReplacing} />
        )}
        {source.entries.length > 0 && (
          <ImportEntries source={source} dropped={isReplacing ? droppedBy(existing, chosenEntries) : []} />
        )}
        <ImportProblems problems={source.problems} />
      </div>
    </Dialog>
  )
}

function Mode({ isReplacing, onChange }: { isReplacing: boolean; onChange: (isReplacing: boolean) => void }) {
  const t = useTranslations('scenarios.import')
  return (
    <fieldset className="flex flex-wrap gap-x-5 gap-y-1.5">
      <legend className="mb-1 text-sm font-medium">{t('mode')}</legend>
      {[false, true].map((choice) => (
        <label key={String(choice)} className="flex items-center gap-2">
          <input
            type="radio"
            name="import-mode"
            checked={choice === isReplacing}
            onChange={() => onChange(choice)}
            className="size-4 accent-accent"
          />
          {t(choice ? 'modeReplace' : 'modeAdd')}
        </label>
      ))}
    </fieldset>
  )
}
