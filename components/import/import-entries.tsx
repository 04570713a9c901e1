'use client'

import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { useShortList } from '#components/ui/short-list'
import { Tag } from '#components/ui/tag'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { ImportEntry } from './import-entry'
import type { FoundConnector, Import } from './use-import'

/** Connectors that are listed at first. */
const AT_FIRST = { careful: 30, plain: 12 }

type Props = {
  source: Import
  /** connectors that a replacement would remove from the phase */
  dropped: readonly ScenarioConnector[]
  onLine: ((line: number) => void) | null
}

/**
 * The imported connectors and the removed ones. Those with problems come first, and stay first when they are corrected.
 */
export function ImportEntries({ source, dropped, onLine }: Props) {
  const t = useTranslations('import.entries')
  const { found } = source
  const counts = {
    new: found.filter(({ before }) => before === null).length,
    changed: found.filter(({ before, changes }) => before !== null && changes.length > 0).length,
    same: found.filter(({ before, changes }) => before !== null && changes.length === 0).length,
    dropped: dropped.length,
  }
  const careful = found.filter(({ needsCare }) => needsCare)
  const plain = found.filter(({ needsCare }) => !needsCare)
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm text-ink-2">{t('summary', counts)}</p>
      <Group title={t('care', { count: careful.length })} found={careful} source={source} onLine={onLine} />
      <Group
        title={t(careful.length === 0 ? 'all' : 'ready', { count: plain.length })}
        found={plain}
        source={source}
        onLine={onLine}
      />
      {dropped.length > 0 && (
        <section>
          <h2 className="font-semibold tracking-tight">{t('droppedTitle', { count: dropped.length })}</h2>
          <ul className="mt-2 divide-y divide-line rounded-xl border border-line">
            {dropped.map(({ id, name }) => (
              <li key={id} className="flex flex-wrap items-center gap-2 px-3.5 py-2.5 text-ink-2">
                <span className="line-through wrap-anywhere">{name || t('unnamed')}</span>
                <Tag>{t('dropped')}</Tag>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

type GroupProps = { title: string; found: readonly FoundConnector[]; source: Import; onLine: Props['onLine'] }

function Group({ title, found, source, onLine }: GroupProps) {
  const t = useTranslations('import.entries')
  const isCareful = found.some(({ needsCare }) => needsCare)
  const list = useShortList(found, AT_FIRST[isCareful ? 'careful' : 'plain'])
  if (found.length === 0) return null
  const ids = found.map(({ importedId }) => importedId)
  const isEvery = found.every(({ isChosen }) => isChosen)
  return (
    <section>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="font-semibold tracking-tight">{title}</h2>
        {found.length > 1 && (
          <Button tone="quiet" onClick={() => source.choose(ids, !isEvery)}>
            {t(isEvery ? 'chooseNone' : 'chooseAll')}
          </Button>
        )}
      </div>
      <ul className="mt-1.5 divide-y divide-line rounded-xl border border-line">
        {list.shown.map((one) => (
          <ImportEntry key={one.importedId} found={one} source={source} onLine={onLine} />
        ))}
      </ul>
      {list.isLong && !list.isAll && (
        <Button tone="quiet" className="mt-1" onClick={list.toggle}>
          {t('showAll', { count: found.length })}
        </Button>
      )}
    </section>
  )
}
