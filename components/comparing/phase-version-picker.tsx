'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useVersions } from '#components/editing/versions'
import { SelectField } from '#components/ui/field'
import { revisionOptions } from '#lib/client/api/scenarios'
import { phaseNumber } from '#lib/client/views/names'
import type { PhaseVersion } from '#lib/client/views/view-in-address'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'

/** The document and phase of a `PhaseVersion`; null while it is loading, or if that version has no such phase. */
export type Version = {
  readonly document: ScenarioDocument | null
  readonly phase: Phase | null
  readonly isLoading: boolean
}

export function useVersionDocument({ version, phaseId }: PhaseVersion, draft: ScenarioDocument): Version {
  const versions = useVersions()
  const isOld = typeof version === 'number' && versions !== null
  const { data, isPending } = useQuery({
    ...revisionOptions(versions?.scenarioId ?? '', isOld ? version : 0),
    enabled: isOld,
  })
  const document =
    version === 'draft' || versions === null ? draft : version === 'saved' ? versions.saved : (data?.document ?? null)
  return {
    document,
    phase: document?.phases.find(({ id }) => id === phaseId) ?? null,
    isLoading: isOld && isPending,
  }
}

/** Earlier revisions that can be chosen. */
const MOST_REVISIONS = 50

type Props = {
  end: 'before' | 'after'
  point: PhaseVersion
  version: Version
  document: ScenarioDocument
  onChange: (point: PhaseVersion) => void
}

/** Selects for one side of a comparison: version and phase. */
export function PhaseVersionPicker({ end, point, version, document, onChange }: Props) {
  const t = useTranslations('proof.comparing')
  const versions = useVersions()
  const phases = (version.document ?? document).phases
  const older =
    versions === null
      ? []
      : Array.from({ length: Math.min(MOST_REVISIONS, versions.revision - 1) }, (_, i) => versions.revision - 1 - i)
  return (
    <div className="flex min-w-0 flex-wrap gap-2">
      {versions !== null && (
        <SelectField
          className="min-w-0 flex-1 basis-36"
          label={t(`${end}Version`)}
          value={String(point.version)}
          onChange={({ target }) => onChange({ ...point, version: readVersion(target.value) })}
        >
          <option value="draft">{t('versions.draft')}</option>
          <option value="saved">{t('versions.saved', { revision: versions.revision })}</option>
          {older.map((revision) => (
            <option key={revision} value={revision}>
              {t('versions.revision', { revision })}
            </option>
          ))}
        </SelectField>
      )}
      <SelectField
        className="min-w-0 flex-1 basis-36"
        label={t(`${end}Phase`)}
        value={version.phase?.id ?? ''}
        error={version.phase === null && !version.isLoading ? t('missing') : null}
        hint={version.isLoading && typeof point.version === 'number' ? t('loading', { revision: point.version }) : null}
        onChange={({ target }) => onChange({ ...point, phaseId: target.value })}
      >
        {version.phase === null && <option value="">–</option>}
        {phases.map(({ id, name }, index) => (
          <option key={id} value={id}>
            {`${phaseNumber(index)} ${name}`}
          </option>
        ))}
      </SelectField>
    </div>
  )
}

const readVersion = (text: string): PhaseVersion['version'] =>
  text === 'draft' || text === 'saved' ? text : Number(text)
