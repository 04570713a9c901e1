import type { useTranslations } from 'use-intl'
import type { Line, useLineTexts } from '#components/plan/line-texts'
import { partOfRow } from '#lib/client/report/phase-faults'

type Words = {
  readonly t: ReturnType<typeof useTranslations<'night'>>
  readonly sayLine: ReturnType<typeof useLineTexts>
}

/** A line of a list without its phases. Where several lines name one row, each says that it speaks of a part of it. */
export function sayFault(line: Line, lines: readonly Line[], { t, sayLine }: Words): string {
  const { who, text } = sayLine(line)
  const part = partOfRow(lines, line)
  const name = who === null || part === null ? who : t(`verdict.part.${part}`, { who })
  return [name, text].filter((one) => one !== null).join(' ')
}
