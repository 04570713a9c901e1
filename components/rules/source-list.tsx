'use client'

import { useTranslations } from 'use-intl'
import { LABELS, SHOWN_BASES, SOURCE_TAGS, shownBasis } from '#lib/matcher'
import { Section } from './parts'
import { useMatches } from './search'

/** The meaning of the labels from strong to weak, in the three groups that verdicts show. */
export function LabelList() {
  const t = useTranslations()
  const labels = useMatches(LABELS, (label) => [t(`verdicts.label.${label}`), t(`rules.labelText.${label}`)])
  return (
    <Section id="labels" hits={labels.length}>
      <div className="mt-5 grid gap-3 lg:grid-cols-3">
        {SHOWN_BASES.map((basis) => (
          <div key={basis} className="rounded-xl border border-line bg-surface px-4 py-3.5 sm:px-4.5">
            <h3 className="font-semibold tracking-tight">{t(`verdicts.basis.${basis}`)}</h3>
            <dl className="mt-2 space-y-2.5 text-sm">
              {LABELS.filter((label) => shownBasis(label) === basis).map((label) => (
                <div key={label} id={`label-${label}`} className="scroll-mt-20 rounded-md target:bg-accent-soft">
                  <dt className="font-medium">{t(`verdicts.label.${label}`)}</dt>
                  <dd className="text-ink-2">{t(`rules.labelText.${label}`)}</dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </div>
    </Section>
  )
}

/** The source behind each tag. */
export function SourceList() {
  const t = useTranslations('rules')
  const tags = useMatches(SOURCE_TAGS, (tag) => [tag, t(`sourceText.${tag}`)])
  return (
    <Section id="sources" hits={tags.length}>
      <dl className="mt-5 divide-y divide-line rounded-xl border border-line bg-surface text-sm">
        {tags.map((tag) => (
          <div
            key={tag}
            id={`source-${tag}`}
            className="scroll-mt-20 gap-4 px-4 py-2 target:bg-accent-soft sm:grid sm:grid-cols-[8rem_minmax(0,1fr)] sm:px-4.5"
          >
            <dt className="font-mono">{tag}</dt>
            <dd className="text-ink-2">{t(`sourceText.${tag}`)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
