'use client'

import { useTranslations } from 'use-intl'
import { useEditing } from '#components/editing/editing'
import { Button } from '#components/ui/button'
import { Card } from '#components/ui/card'
import { changeDocument } from '#lib/client/draft/draft'
import { forgetCollected } from '#lib/client/edits/import'
import type { CollectedFacts } from '#lib/scenario/document/collected'
import { CollectedTime, CopyFindings, NoFindings, NotRead, TenantFindings } from './tenant-findings'

/** The findings of the collector on the rest of the tenant, which are stored with the scenario. */
export function CollectedCard({ facts, phaseId }: { facts: CollectedFacts; phaseId: string }) {
  const t = useTranslations('import.findings')
  const editing = useEditing()
  return (
    <Card
      title={t('card')}
      note={<CollectedTime facts={facts} />}
      label={t('card')}
      className="min-w-0"
      actions={
        <>
          <CopyFindings facts={facts} />
          {editing && (
            <>
              <Button onClick={() => editing.open({ kind: 'tenant', phaseId })}>{t('again')}</Button>
              <Button
                tone="quiet"
                onClick={() => {
                  editing.change(changeDocument(forgetCollected))
                  editing.announce(t('removed'))
                }}
              >
                {t('remove')}
              </Button>
            </>
          )}
        </>
      }
    >
      <div className="border-t border-line">
        <NotRead facts={facts} />
        {facts.findings.length === 0 ? (
          <p className="px-4.5 py-6 text-sm text-ink-2">
            <NoFindings facts={facts} />
          </p>
        ) : (
          <TenantFindings facts={facts} />
        )}
      </div>
    </Card>
  )
}
