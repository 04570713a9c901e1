'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { Witness } from '#components/proof/witness'
import { ShowRestButton, useShortList } from '#components/ui/short-list'
import { useQuestionTexts } from '#components/verdict/conditions'
import type { Comparison } from '#lib/matcher'
import { useComparisonTexts } from './comparison-texts'

const SHOWN = 6

/** Counts of senders with the same outcome that another connector admits. */
export function AttributionChanges({ comparison }: { comparison: Comparison }) {
  const t = useTranslations('proof.comparing')
  const failureText = useTranslations('proof.failure')
  const format = useFormatter()
  const { when } = useQuestionTexts()
  const { addresses: count } = useComparisonTexts()
  const { attributionChanges: all, attributionChangesLeft: left } = comparison
  const list = useShortList(all, SHOWN)
  if (all.length === 0) return null
  const names = (ids: readonly string[]) => (ids.length === 0 ? t('nobody') : format.list(ids))
  return (
    <section aria-label={t('attribution')} className="flex flex-col gap-2">
      <h4 className="font-medium">{t('attribution')}</h4>
      <ul className="flex flex-col gap-3">
        {list.shown.map(({ from, to, addresses, witness, given = [] }) => (
          <li
            key={JSON.stringify([from, to, given])}
            className="flex flex-col gap-1.5 border-l-2 border-line-strong pl-3"
          >
            <p>
              {given.length > 0 && (
                <span className="text-ask">
                  {failureText('if', {
                    conditions: format.list(given.map(({ question, answer }) => when(question, answer))),
                  })}
                </span>
              )}
              {t('attributionItem', { from: names(from), to: names(to) })}{' '}
              <span className="text-ink-3">{count(addresses)}</span>
            </p>
            <Witness witness={witness} sample="sender" />
          </li>
        ))}
      </ul>
      <ShowRestButton list={list}>{t('more', { count: all.length - SHOWN })}</ShowRestButton>
      {left > 0 && <p className="text-ink-3">{t('listLeft', { count: left })}</p>}
    </section>
  )
}
