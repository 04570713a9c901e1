'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useWholeDocument } from '#components/editing/document'
import { useVersions, type Versions } from '#components/editing/versions'
import { Failure } from '#components/shell/failure'
import { Button } from '#components/ui/button'
import { ScrollRegion } from '#components/ui/scroll-region'
import { useViewing } from '#components/viewing/viewing'
import { revisionsOptions } from '#lib/client/api/scenarios'
import type { PhaseVersion } from '#lib/client/views/view-in-address'
import { useRestoration } from './restoration'
import { VersionDetail } from './version-detail'
import { VersionRow } from './version-row'

/**
 * Every saved revision of the scenario, the latest first: what was said of it, what it changed, and what can be done with
 * it. On a wide screen, all that one of them changed stands beside the list.
 */
export function VersionsList() {
  const versions = useVersions()
  return versions === null ? null : <KnownVersions {...versions} />
}

function KnownVersions(versions: Versions) {
  const t = useTranslations('review.versions')
  const { data: revisions, error, refetch } = useQuery(revisionsOptions(versions.scenarioId))
  const compare = useComparison()
  const restoration = useRestoration(versions, revisions?.[0]?.revision ?? versions.revision)
  const { view, onView } = useViewing()
  if (error) return <Failure error={error} onRetry={() => refetch()} />
  const shown = revisions?.find(({ revision }) => revision === (view.revision ?? versions.revision)) ?? revisions?.[0]
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-10 wide:grid-cols-[minmax(0,6fr)_minmax(0,5fr)]">
      <section aria-labelledby="versions" className="min-w-0">
        <div className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-2 py-2">
          <h2 id="versions" className="text-lg font-semibold tracking-tight">
            {t('title')}
          </h2>
          {revisions !== undefined && <p className="text-sm text-ink-3">{t('count', { count: revisions.length })}</p>}
          <Button className="ml-auto" onClick={() => compare('saved', 'draft')}>
            {t('compareAny')}
          </Button>
        </div>
        {versions.isChanged && <p className="pb-3 text-sm text-ink-2">{t('unsaved')}</p>}
        {restoration.error && <div className="pb-3">{<Failure error={restoration.error} />}</div>}
        {revisions === undefined ? (
          <p role="status" className="border-t border-line py-4 text-sm text-ink-3">
            {t('waiting')}
          </p>
        ) : (
          <ol className="border-y border-line divide-y divide-line">
            {revisions.map((revision, index) => (
              <VersionRow
                key={revision.revision}
                scenarioId={versions.scenarioId}
                revision={revision}
                before={revisions[index + 1]?.revision ?? null}
                isOpen={revision.revision === versions.revision}
                isShown={revision === shown}
                onShow={() => onView({ revision: revision.revision }, 'step')}
                onCompare={compare}
                onRestore={index === 0 ? null : restoration.restore}
                isBlocked={versions.isChanged || restoration.isRunning}
              />
            ))}
          </ol>
        )}
      </section>
      {revisions !== undefined && shown !== undefined && (
        <ScrollRegion
          label={t('shown')}
          className="sticky top-[calc(var(--frame)+3.25rem)] mt-3 max-h-[calc(100dvh-var(--frame)-4.5rem)] overflow-y-auto overscroll-contain max-wide:hidden print:hidden"
        >
          <VersionDetail
            scenarioId={versions.scenarioId}
            revision={shown.revision}
            before={revisions[revisions.indexOf(shown) + 1]?.revision ?? null}
            message={shown.message}
          />
        </ScrollRegion>
      )}
    </div>
  )
}

/** Returns a function that shows two versions side by side in the view Proof, in the phase on screen. */
function useComparison() {
  const { phases } = useWholeDocument()
  const { phaseIndex, onView } = useViewing()
  const phaseId = phases[phaseIndex]?.id ?? ''
  return (before: PhaseVersion['version'], after: PhaseVersion['version']) => {
    onView({ name: 'proof', before: { version: before, phaseId }, after: { version: after, phaseId } }, 'step')
    window.scrollTo({ top: 0 })
  }
}
