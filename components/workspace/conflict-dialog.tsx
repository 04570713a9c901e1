'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { MergeForm } from '#components/review/merge-form'
import { SideChanges } from '#components/review/side-changes'
import { Failure } from '#components/shell/failure'
import { Button } from '#components/ui/button'
import { Dialog } from '#components/ui/dialog'
import { ApiError } from '#lib/client/api/call-api'
import { revisionOptions } from '#lib/client/api/scenarios'
import { type ConflictProps, useConflictWays } from './conflict-ways'

/** Shown if somebody else saved first: what both changed, and a merge of the two. Every choice keeps both versions. */
export function ConflictDialog(props: ConflictProps) {
  const { conflict, scenarioId, onClose } = props
  const { mine, mineFrom, theirs } = conflict
  const t = useTranslations('workspace.conflict')
  const ways = useConflictWays(props)
  const base = useQuery({ ...revisionOptions(scenarioId, mineFrom), retry: false })
  return (
    <Dialog title={t('title')} wide onClose={onClose}>
      <p>{t('intro', { base: mineFrom, latest: theirs.revision })}</p>
      {base.error && (
        <div className="mt-3">
          <Failure error={base.error} onRetry={() => base.refetch()} />
        </div>
      )}
      {base.data !== undefined && (
        <>
          <SideChanges base={base.data.document} mine={mine} theirs={theirs.document} />
          <MergeForm
            base={base.data.document}
            mine={mine}
            theirs={theirs}
            isBusy={ways.isBusy}
            onMerge={ways.saveMerged}
          />
        </>
      )}
      <OtherWays revision={theirs.revision} ways={ways} />
      {ways.error && (
        <div className="mt-3">
          {ways.error instanceof ApiError && ways.error.status === 412 ? (
            <p role="alert">{t('again')}</p>
          ) : (
            <Failure error={ways.error} />
          )}
        </div>
      )}
      <p className="mt-3 text-sm text-ink-3">{t('later')}</p>
    </Dialog>
  )
}

const OTHER_WAYS = ['keepMine', 'takeTheirs', 'saveAsNew'] as const

/** The ways that put nothing together. `revision`: that of the other side. */
function OtherWays({ revision, ways }: { revision: number; ways: ReturnType<typeof useConflictWays> }) {
  const t = useTranslations('workspace.conflict')
  return (
    <>
      <h2 className="mt-5 text-sm font-semibold">{t('otherWays')}</h2>
      <ul className="mt-2 flex flex-col gap-2">
        {OTHER_WAYS.map((way) => {
          const values = { revision: way === 'keepMine' ? revision + 1 : revision }
          return (
            <li key={way} className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-line p-3">
              <div className="min-w-0 flex-1 basis-64 text-sm">
                <p className="font-medium">{t(`choices.${way}.title`, values)}</p>
                <p className="text-ink-2">{t(`choices.${way}.detail`, values)}</p>
              </div>
              <Button disabled={ways.isBusy} onClick={ways.others[way]}>
                {t(`choices.${way}.button`)}
              </Button>
            </li>
          )
        })}
      </ul>
    </>
  )
}
