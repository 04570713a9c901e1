'use client'

import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { SEVERITY_LOOKS } from '#components/verdict/looks'
import { useEngineTexts } from '#lib/client/api/engine-texts'
import type { FindingTexts } from '#lib/client/views/findings'
import { FINDING_CODE_NAMES, FINDING_CODES, type FindingCode, type FindingGroup } from '#lib/scenario/findings/codes'
import { LabelWithSources, Section, WithPlaceholders } from './parts'
import { useMatches } from './search'

/** All codes of findings, grouped by subject. */
export function FindingList() {
  const { data: texts } = useEngineTexts('findings')
  return texts === undefined ? null : <Findings texts={texts} />
}

/** Scrolls to the anchor of the address after the findings are rendered, because they are loaded after the page. */
function useAnchorOfFindings(): void {
  useEffect(() => {
    const { hash } = window.location
    const target = document.getElementById(decodeURIComponent(hash.slice(1)))
    if (target?.closest('#findings, #labels, #sources')) window.location.replace(hash)
  }, [])
}

function Findings({ texts }: { texts: FindingTexts }) {
  useAnchorOfFindings()
  const t = useTranslations('rules')
  const codes = useMatches(FINDING_CODE_NAMES, (code) => [
    code,
    texts[code].title,
    texts[code].text,
    texts[code].advice,
    t(`severity.${FINDING_CODES[code].severity}`),
  ])
  const groups = [...new Set<FindingGroup>(codes.map((code) => FINDING_CODES[code].group))]
  return (
    <Section id="findings" hits={codes.length}>
      {groups.map((group) => (
        <div key={group} className="mt-5">
          <h3 className="mb-2 text-sm font-medium text-ink-3">{t(`group.${group}`)}</h3>
          <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
            {codes
              .filter((code) => FINDING_CODES[code].group === group)
              .map((code) => (
                <FindingEntry key={code} code={code} texts={texts} />
              ))}
          </ul>
        </div>
      ))}
    </Section>
  )
}

function FindingEntry({ code, texts }: { code: FindingCode; texts: FindingTexts }) {
  const t = useTranslations('rules')
  const { severity, label, sources, question } = FINDING_CODES[code]
  const { title, text, advice } = texts[code]
  const { Icon, tone } = SEVERITY_LOOKS[severity]
  return (
    <li id={code} className="scroll-mt-20 px-4 py-3 target:bg-accent-soft sm:px-4.5">
      <p className="flex flex-wrap items-center gap-x-2.5 gap-y-0.5">
        <span className={`inline-flex items-center gap-1.5 text-sm font-medium ${tone}`}>
          <Icon aria-hidden className="size-3.5" />
          {t(`severity.${severity}`)}
        </span>
        <span className="font-semibold tracking-tight">
          <WithPlaceholders text={title} />
        </span>
        <code className="text-xs text-ink-3 wrap-anywhere">{code}</code>
      </p>
      <p className="mt-0.5 text-ink-2">
        <WithPlaceholders text={`${text} ${advice}`} />
      </p>
      <div className="mt-1 flex flex-wrap gap-x-3">
        <LabelWithSources label={label} sources={sources.join(', ')} />
        {question !== null && (
          <a href={`#${question}`} className="self-center text-xs text-ask underline underline-offset-2">
            {question}
          </a>
        )}
      </div>
    </li>
  )
}
