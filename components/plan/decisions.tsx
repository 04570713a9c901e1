'use client'

import { useTranslations } from 'use-intl'
import { useWholeDocument } from '#components/editing/document'
import { FreeText } from '#components/shell/free-text'
import { ShowAllButton, useShortList } from '#components/ui/short-list'
import { ToneIcon } from '#components/verdict/tones'
import { decisionsOf } from '#lib/client/views/decisions'
import { useLineTexts } from './line-texts'
import { useOpenLine } from './open-line'
import { useIsProved, usePlan } from './plan-provider'

/** Decisions that are listed at first. */
const SHOWN = 5

/**
 * What whoever reviews a plan has to decide, each with the way to where it shows. While the plan is being checked nothing is
 * listed: a reviewer would take part of it for all. A check that was stopped or failed lists what it found, and says so.
 */
export function Decisions() {
  const document = useWholeDocument()
  const t = useTranslations('plan.decisions')
  const say = useLineTexts(document)
  const { summary, isBrokenOff } = usePlan()
  const isProved = useIsProved(document)
  const openLine = useOpenLine()
  const decisions = summary !== null && (isProved || isBrokenOff) ? decisionsOf(summary.lists) : []
  const list = useShortList(decisions, SHOWN)
  return (
    <section aria-label={t('title')} className="border-b border-line pt-3 pb-2">
      <h2 className="text-lg font-semibold tracking-tight">{t('title')}</h2>
      {isProved && decisions.length === 0 && <p className="py-1 text-ink-2">{t('nothing')}</p>}
      {!isProved && <p className="py-1 text-ink-2">{t(isBrokenOff ? 'brokenOff' : 'checking')}</p>}
      <ul>
        {list.shown.map(({ kind, line }) => {
          const { key, tone, who, text, phases, target } = say(line)
          const open = openLine(target, line)
          const words = (
            <>
              <ToneIcon tone={tone} className="mt-0.5 size-3.5 shrink-0" />
              <span className="min-w-0 wrap-anywhere">
                <span className="font-medium">{t(`kinds.${kind}`)}</span>{' '}
                <span className="text-ink-2">
                  <FreeText>{[who, text, phases].filter((part) => part !== null).join(' ')}</FreeText>
                </span>
              </span>
            </>
          )
          return (
            <li key={`${kind} ${key}`}>
              {open === null ? (
                <p className="flex items-start gap-2 py-1">{words}</p>
              ) : (
                <button
                  type="button"
                  onClick={open}
                  className="-mx-1.5 flex min-h-7 w-full items-start gap-2 rounded-md px-1.5 py-1 text-left hover:bg-sunken max-phone:min-h-9"
                >
                  {words}
                </button>
              )}
            </li>
          )
        })}
      </ul>
      <ShowAllButton list={list} all={t('all', { count: decisions.length })} fewer={t('fewer')} />
    </section>
  )
}
