'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useMemo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { MergeForm } from '#components/review/merge-form'
import { SideChanges } from '#components/review/side-changes'
import { Failure } from '#components/shell/failure'
import { Button } from '#components/ui/button'
import { Dialog } from '#components/ui/dialog'
import { ApiError } from '#lib/client/api/call-api'
import { createScenario, revisionOptions, saveScenario } from '#lib/client/api/scenarios'
import { type DocumentDifference, findDifferences } from '#lib/client/draft/differences'
import type { DraftEditor } from '#lib/client/draft/use-draft'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { LIMITS } from '#lib/scenario/document/limits'
import type { Conflict } from './saving'

type Props = {
  conflict: Conflict
  scenarioId: string
  draft: DraftEditor
  onClose: () => void
  onSaved: (text: string) => void
}

/** Shown if somebody else saved first: what both changed, and a merge of the two. Every choice keeps both versions. */
export function ConflictDialog({ conflict, scenarioId, draft, onClose, onSaved }: Props) {
  const t = useTranslations('workspace.conflict')
  const client = useQueryClient()
  const router = useRouter()
  const save = useMutation(saveScenario(client, scenarioId))
  const create = useMutation(createScenario(client))
  const { mine, mineFrom, message, theirs } = conflict
  // Without the revision that both were made from, which may have been removed for good, nothing can be merged.
  const { data: base, isPending: isLoading } = useQuery({ ...revisionOptions(scenarioId, mineFrom), retry: false })
  const copy: ScenarioDocument = { ...mine, title: t('copyTitle', { title: mine.title }).slice(0, LIMITS.title) }
  const isBusy = save.isPending || create.isPending
  const keepMine = () =>
    save.mutate(
      { document: mine, revision: theirs.revision, message },
      {
        onSuccess: (saved) => {
          draft.markSaved(mine, mineFrom, saved)
          onSaved(t('keptMine', { revision: saved.revision }))
          onClose()
        },
      },
    )
  const saveMerged = (document: ScenarioDocument) =>
    save.mutate(
      { document, revision: theirs.revision, message },
      {
        onSuccess: (saved) => {
          // One step of the draft: undo brings back what was mine alone.
          draft.change((before) => ({ ...before, document, revision: theirs.revision }))
          draft.markSaved(document, theirs.revision, saved)
          onSaved(t('merged', { revision: saved.revision }))
          onClose()
        },
      },
    )
  const takeTheirs = () =>
    create.mutate(copy, {
      onSuccess: (saved) => {
        draft.replace(theirs.document, theirs.revision, saved.updatedAt)
        onSaved(t('tookTheirs', { title: copy.title }))
        onClose()
      },
    })
  const saveAsNew = () =>
    create.mutate(copy, {
      onSuccess: (saved) => {
        // This scenario now shows their version. The page goes to the new scenario with my version.
        draft.replace(theirs.document, theirs.revision, saved.updatedAt)
        onClose()
        router.push(`/scenarios/${encodeURIComponent(saved.id)}`)
      },
    })
  const error = save.error ?? create.error
  const choices = [
    { id: 'keepMine', run: keepMine, values: { revision: theirs.revision + 1 } },
    { id: 'takeTheirs', run: takeTheirs, values: { revision: theirs.revision } },
    { id: 'saveAsNew', run: saveAsNew, values: { revision: theirs.revision } },
  ] as const
  return (
    <Dialog title={t('title')} wide onClose={onClose}>
      <p>{t('intro', { base: mineFrom, latest: theirs.revision })}</p>
      {base !== undefined ? (
        <>
          <SideChanges base={base.document} mine={mine} theirs={theirs.document} />
          <MergeForm base={base.document} mine={mine} theirs={theirs} isBusy={isBusy} onMerge={saveMerged} />
        </>
      ) : (
        !isLoading && <Differences mine={mine} theirs={theirs.document} />
      )}
      <h2 className="mt-5 text-sm font-semibold">{t('otherWays')}</h2>
      <ul className="mt-2 flex flex-col gap-2">
        {choices.map(({ id, run, values }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-line p-3">
            <div className="min-w-0 flex-1 basis-64 text-sm">
              <p className="font-medium">{t(`choices.${id}.title`, values)}</p>
              <p className="text-ink-2">{t(`choices.${id}.detail`, values)}</p>
            </div>
            <Button disabled={isBusy} onClick={run}>
              {t(`choices.${id}.button`)}
            </Button>
          </li>
        ))}
      </ul>
      {error && (
        <div className="mt-3">
          {error instanceof ApiError && error.status === 412 ? (
            <p role="alert">{t('again')}</p>
          ) : (
            <Failure error={error} />
          )}
        </div>
      )}
      <p className="mt-3 text-sm text-ink-3">{t('later')}</p>
    </Dialog>
  )
}

/** Names that are listed for one side. The others are counted. */
const NAMED = 4

/** Where two versions differ, part by part: all that can be said without the revision that both were made from. */
function Differences({ mine, theirs }: { mine: ScenarioDocument; theirs: ScenarioDocument }) {
  const t = useTranslations('workspace.conflict')
  const format = useFormatter()
  const differences = useMemo<readonly DocumentDifference[]>(() => findDifferences(mine, theirs), [mine, theirs])
  if (differences.length === 0) return <p className="mt-2 text-ink-2">{t('same')}</p>
  const list = (names: readonly string[]) => {
    const more = names.length - NAMED
    return format.list([...names.slice(0, NAMED), ...(more > 0 ? [t('more', { count: more })] : [])])
  }
  return (
    <ul className="mt-3 flex flex-col gap-1 rounded-lg bg-sunken p-3 text-sm">
      {differences.map(({ part, onlyMine, onlyTheirs, changed }) => (
        <li key={part}>
          <span className="font-medium">{t(`parts.${part}`)}</span>
          {part === 'title' && ` · ${t('titles', { mine: mine.title, theirs: theirs.title })}`}
          {changed.length > 0 && ` · ${t('changed', { names: list(changed) })}`}
          {onlyMine.length > 0 && ` · ${t('onlyMine', { names: list(onlyMine) })}`}
          {onlyTheirs.length > 0 && ` · ${t('onlyTheirs', { names: list(onlyTheirs) })}`}
        </li>
      ))}
    </ul>
  )
}
