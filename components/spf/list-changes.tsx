'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { CheckField } from '#components/ui/field'
import type { ConnectorComparison } from '#lib/exchange/spf/compare'
import { ChangedNetworks } from './networks'

type Props = {
  title: string
  comparison: ConnectorComparison
  removes: boolean
  onRemoves: (removes: boolean) => void
}

/** The changes that the record makes to the list: networks added, unchanged, and, only if checked, removed. */
export function ListChanges({ title, comparison, removes, onRemoves }: Props) {
  const t = useTranslations('spf.list')
  const format = useFormatter()
  const { added, removed, same, notCompared, isComplete } = comparison
  const counted = (networks: readonly string[]) => ({
    count: networks.length,
    number: format.number(networks.length),
  })
  return (
    <section className="flex flex-col gap-2">
      <h2 className="font-semibold tracking-tight wrap-anywhere">{title}</h2>
      <ul aria-label={title} className="divide-y divide-line rounded-xl border border-line">
        <ChangedNetworks kind="added" title={t('added', counted(added))} networks={added} />
        <ChangedNetworks kind="removed" title={t('unnamed', counted(removed))} networks={removed}>
          {removed.length > 0 &&
            (isComplete ? (
              <div className="mt-1 text-sm">
                <CheckField
                  label={t('remove')}
                  hint={t('removeHint')}
                  checked={removes}
                  onChange={({ target }) => onRemoves(target.checked)}
                />
              </div>
            ) : (
              <p className="text-sm text-ask">{t('removeNot')}</p>
            ))}
        </ChangedNetworks>
        <ChangedNetworks kind="same" title={t('same', counted(same))} networks={same} />
        {notCompared.length > 0 && (
          <li className="px-3.5 py-2.5 text-sm text-ink-2 wrap-anywhere">
            {t('notCompared', { entries: notCompared.join(', ') })}
          </li>
        )}
      </ul>
    </section>
  )
}
