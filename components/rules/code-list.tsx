'use client'

import { useTranslations } from 'use-intl'
import { CHECK_LOOKS } from '#components/verdict/looks'
import { type Check, TRACE_CODE_NAMES, TRACE_CODES, type TraceCode } from '#lib/matcher'
import { LabelWithSources, Section } from './parts'
import { useMatches } from './search'

/** All codes of a trace, grouped by check. */
export function CodeList() {
  const t = useTranslations('verdicts')
  const codes = useMatches(TRACE_CODE_NAMES, (code) => [
    code,
    t(`code.${code}`),
    t(`codeText.${code}`),
    t(`check.${TRACE_CODES[code].check}`),
    TRACE_CODES[code].source,
  ])
  const checks = [...new Set<Check>(codes.map((code) => TRACE_CODES[code].check))]
  return (
    <Section id="codes" hits={codes.length}>
      <div className="mt-5 divide-y divide-line rounded-xl border border-line bg-surface">
        {checks.map((check) => (
          <div key={check} className="gap-6 px-4 py-3.5 sm:px-4.5 lg:grid lg:grid-cols-[9rem_minmax(0,1fr)]">
            <h3 className="mb-2 font-semibold tracking-tight">{t(`check.${check}`)}</h3>
            <dl className="space-y-3">
              {codes
                .filter((code) => TRACE_CODES[code].check === check)
                .map((code) => (
                  <CodeEntry key={code} code={code} />
                ))}
            </dl>
          </div>
        ))}
      </div>
    </Section>
  )
}

function CodeEntry({ code }: { code: TraceCode }) {
  const t = useTranslations('verdicts')
  const { result, label, source } = TRACE_CODES[code]
  const { Icon, tone } = CHECK_LOOKS[result]
  return (
    <div id={code} className="scroll-mt-20 rounded-md target:bg-accent-soft">
      <dt className="flex flex-wrap items-center gap-x-2.5">
        <code className="text-sm font-medium wrap-anywhere">{code}</code>
        <span className={`inline-flex items-center gap-1 text-sm ${tone}`}>
          <Icon aria-hidden className="size-3.5" />
          {t(`code.${code}`)}
          <span className="sr-only">({t(`result.${result}`)})</span>
        </span>
      </dt>
      <dd className="mt-0.5 text-ink-2">{t(`codeText.${code}`)}</dd>
      <dd className="mt-1">
        <LabelWithSources label={label} sources={source} />
      </dd>
    </div>
  )
}
