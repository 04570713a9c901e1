'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Tag } from '#components/ui/tag'
import { type Label, SOURCE_TAGS, sourceTags } from '#lib/matcher'
import type { Messages } from '#lib/texts/messages'
import { useIsSearching } from './search'

export type SectionId = 'steps' | 'codes' | 'questions' | 'replies' | 'findings' | 'labels' | 'sources'

/** A section of the page with an anchor. During a search, a section without hits is not shown. */
export function Section({ id, hits, children }: { id: SectionId; hits: number; children: ReactNode }) {
  const t = useTranslations('rules')
  const isSearching = useIsSearching()
  if (isSearching && hits === 0) return null
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="scroll-mt-20 pt-10 first:pt-0">
      <h2 id={`${id}-title`} className="text-lg font-semibold tracking-tight">
        {t(`sections.${id}`)}
      </h2>
      {!isSearching && <p className="mt-1 max-w-3xl text-ink-2">{t(`notes.${id}`)}</p>}
      {children}
    </section>
  )
}

/** How well a rule is known and its sources, each linked to its explanation below. */
export function LabelWithSources({ label, sources }: { label: Label; sources: string }) {
  const t = useTranslations()
  const tags = sourceTags(sources, SOURCE_TAGS)
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-3">
      <a href={`#label-${label}`} className="rounded-md hover:underline">
        <Tag>{t(`verdicts.label.${label}`)}</Tag>
      </a>
      {tags.map((tag) => (
        <a
          key={tag}
          href={`#source-${tag}`}
          className="rounded-sm py-1 font-mono underline-offset-2 hover:text-ink hover:underline"
        >
          {tag}
        </a>
      ))}
      {tags.length === 0 && <span>{t('rules.noSource')}</span>}
    </p>
  )
}

/** The placeholders in the texts of findings. */
type Placeholder = keyof Messages['rules']['placeholders']

/** Shows the text of a finding with its placeholders: `{value} is no domain` becomes “[value] is no domain”. */
export function WithPlaceholders({ text }: { text: string }) {
  const t = useTranslations('rules.placeholders')
  return text.split(/(\{\w+\})/).map((part, index) => {
    const gap = /^\{(\w+)\}$/.exec(part)?.[1]
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change their order
    return gap === undefined ? part : <i key={index} className="text-ink-3">{`[${t(gap as Placeholder)}]`}</i>
  })
}
