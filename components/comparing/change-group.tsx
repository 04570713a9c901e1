'use client'

import { ArrowDown, ArrowUp, ChevronDown, Clock, Shuffle } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDomainLines } from '#components/proof/domain-texts'
import { Networks } from '#components/proof/networks'
import { Witness } from '#components/proof/witness'
import { Button } from '#components/ui/button'
import { type ChangeKind, changeKindOf, sampleKindOf } from '#lib/client/views/sender-changes'
import type { Change, Region } from '#lib/matcher'
import { useComparisonTexts } from './comparison-texts'

const LOOKS: Record<ChangeKind, { Icon: typeof Shuffle; tone: string; edge: string }> = {
  lost: { Icon: ArrowDown, tone: 'text-lost', edge: 'border-lost' },
  perhapsLost: { Icon: ArrowDown, tone: 'text-ask', edge: 'border-ask' },
  delayed: { Icon: Clock, tone: 'text-ask', edge: 'border-ask' },
  gained: { Icon: ArrowUp, tone: 'text-open', edge: 'border-open' },
  perhapsGained: { Icon: ArrowUp, tone: 'text-ask', edge: 'border-ask' },
  other: { Icon: Shuffle, tone: 'text-ink-2', edge: 'border-line-strong' },
}

/** Regions that are added per page. */
const PAGE = 5

type Props = { change: Change; regions: readonly Region[]; isSearched: boolean }

/** A change for a set of senders: how many addresses, a witness, and on demand the exact regions. */
export function ChangeGroup({ change, regions, isSearched }: Props) {
  const t = useTranslations('proof.comparing')
  const [isOpen, setOpen] = useState(false)
  const [pages, setPages] = useState(1)
  const texts = useComparisonTexts()
  const kind = changeKindOf(change)
  const { Icon, tone, edge } = LOOKS[kind]
  const shown = regions.slice(0, pages * PAGE)
  const showsRegions = isOpen || isSearched
  return (
    <article className={`flex flex-col gap-2 border-l-2 pl-3 ${edge}`}>
      <h4 className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className={`inline-flex items-center gap-1 font-medium ${tone}`}>
          <Icon aria-hidden className="size-4" />
          {t(`kinds.${kind}`)}
        </span>
        <span>{texts.change(change.before, change.after)}</span>
        <span className="text-ink-3">{texts.addresses(change.addresses)}</span>
      </h4>
      <Witness witness={change.witness} sample={sampleKindOf(kind)} />
      {!isSearched && (
        <Button tone="quiet" className="self-start" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <ChevronDown aria-hidden className={`size-4 ${isOpen ? 'rotate-180' : ''}`} />
          {t('regions')}{' '}
          <span className="font-normal text-ink-3">
            {t('regionsCount', { count: change.regions.length + change.regionsLeft })}
          </span>
        </Button>
      )}
      {showsRegions && (
        <>
          <ul className="flex flex-col gap-2">
            {shown.map((region) => (
              <li key={JSON.stringify(region).slice(0, 2000)} className="rounded-lg border border-line px-3 py-2">
                <RegionItem region={region} />
              </li>
            ))}
          </ul>
          {regions.length > shown.length && (
            <Button className="self-start" onClick={() => setPages(pages + 1)}>
              {t('more', { count: Math.min(PAGE, regions.length - shown.length) })}
            </Button>
          )}
          {change.regionsLeft > 0 && (
            <p className="text-ink-3">
              {regions.length > 0
                ? t('left', { count: change.regionsLeft })
                : t('notAmong', { listed: change.regions.length, left: change.regionsLeft })}
            </p>
          )}
        </>
      )}
    </article>
  )
}

function RegionItem({ region }: { region: Region }) {
  const t = useTranslations('proof.comparing')
  const texts = useComparisonTexts()
  const linesOf = useDomainLines()
  const { sourceIP, channel } = region
  return (
    <div className="flex flex-col gap-1.5 text-xs">
      {sourceIP === 'any' ? (
        <p className="text-ink-2">{t('anyAddress')}</p>
      ) : (
        <Networks networks={sourceIP.map(shorten)} />
      )}
      {channel !== 'any' && (
        <ul className="text-ink-2">
          {channel.map((one) => (
            <li key={JSON.stringify(one)} className="[overflow-wrap:anywhere]">
              {texts.channel(one)}
            </li>
          ))}
        </ul>
      )}
      {linesOf(region).map((line) => (
        <p key={line} className="text-ink-2 [overflow-wrap:anywhere]">
          {line}
        </p>
      ))}
    </div>
  )
}

/** Shortens `192.0.2.1-192.0.2.1` to one address. */
function shorten(range: string): string {
  const [first, last] = range.split('-')
  return first !== undefined && first === last ? first : range
}
