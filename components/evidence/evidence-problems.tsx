'use client'

import { TriangleAlert } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useEngineTexts } from '#lib/client/api/engine-texts'
import type { EvidenceProblem } from '#lib/exchange/evidence/evidence'
import { fillIn } from '#lib/texts/format'

const FACTS = ['sourceIP', 'mailFrom', 'recipient'] as const

/** The problems of the evidence, each with its line and advice. */
export function EvidenceProblems({ problems }: { problems: readonly EvidenceProblem[] }) {
  const t = useTranslations('evidence')
  const facts = useTranslations('verdicts.fact')
  const { data: texts, isError } = useEngineTexts('evidence-problems')
  if (problems.length === 0) return null
  const wordOf = (value: string) => {
    const fact = FACTS.find((each) => each === value)
    return fact === undefined ? value : facts(fact)
  }
  const messageOf = ({ code, value }: EvidenceProblem) =>
    texts === undefined ? (isError ? code : '') : fillIn(texts[code], { value: wordOf(value) })
  return (
    <section aria-label={t('problems', { count: problems.length })}>
      <ul className="flex flex-col gap-1.5 rounded-lg border border-ask/30 bg-ask-soft px-3.5 py-2.5 text-sm text-ask">
        {problems.map((problem) => (
          <li key={`${problem.code} ${problem.line} ${problem.value}`} className="flex items-start gap-2">
            <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            <span className="min-w-0 wrap-anywhere">
              {messageOf(problem)}
              {problem.line !== null && (
                <span className="ml-1.5 whitespace-nowrap opacity-90">({t('line', { line: problem.line })})</span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
