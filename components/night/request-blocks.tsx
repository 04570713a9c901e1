'use client'

import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { FreeText } from '#components/shell/free-text'
import { Button } from '#components/ui/button'
import { type Block, sectionsOf } from '#lib/client/report/blocks'
import { BlockList } from './block-view'

/**
 * A change request on screen: the first page, which holds the decision, and behind it each section folded beneath its
 * heading. On paper nothing is folded.
 */
export function RequestBlocks({ blocks }: { blocks: readonly Block[] }) {
  const t = useTranslations('night.request')
  const { first, sections } = sectionsOf(blocks)
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set())
  const all = new Set(sections.keys())
  const isAllOpen = open.size === sections.length
  const toggle = (index: number) =>
    setOpen(new Set(open.has(index) ? [...open].filter((one) => one !== index) : [...open, index]))
  return (
    <>
      <Button
        className="mb-3 print:hidden"
        aria-expanded={isAllOpen}
        onClick={() => setOpen(isAllOpen ? new Set() : all)}
      >
        {t(isAllOpen ? 'foldAll' : 'unfoldAll')}
      </Button>
      <article>
        <BlockList blocks={first} />
        {sections.map(({ title, blocks: own, startsPage }, index) => (
          <section
            // A request is written anew as a whole: its sections are known by their place.
            // biome-ignore lint/suspicious/noArrayIndexKey: two sections can have the same heading
            key={index}
            className={`border-t border-line print:border-0 ${startsPage ? 'print:break-before-page' : ''}`}
          >
            <h4 className="text-base font-semibold print:mt-3 print:break-after-avoid">
              <button
                type="button"
                aria-expanded={open.has(index)}
                onClick={() => toggle(index)}
                className="flex min-h-9 w-full items-center gap-x-2 py-1.5 text-left print:min-h-0 print:py-0"
              >
                <ChevronRight
                  aria-hidden
                  className={`size-4 shrink-0 text-ink-3 print:hidden ${open.has(index) ? 'rotate-90' : ''}`}
                />
                <FreeText>{title}</FreeText>
              </button>
            </h4>
            <div className={`pb-3 print:pb-0 ${open.has(index) ? '' : 'not-print:hidden'}`}>
              <BlockList blocks={own} />
            </div>
          </section>
        ))}
      </article>
    </>
  )
}
