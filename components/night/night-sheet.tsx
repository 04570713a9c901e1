'use client'

import { useTranslations } from 'use-intl'
import { FreeText } from '#components/shell/free-text'
import { Card, CardSection } from '#components/ui/card'
import { nightSheet, SHEET_PARTS } from '#lib/client/report/night-sheet'
import type { Runbook } from '#lib/exchange/runbook/runbook'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import { useSheetText } from './sheet-text'

type Props = { document: ScenarioDocument; runbook: Runbook; before: Phase; after: Phase }

/** What is ticked off on the night: before the start, to decide, and meanwhile, with who is at hand. */
export function NightSheet({ document, runbook, before, after }: Props) {
  const t = useTranslations('night')
  const sheet = nightSheet(document, runbook, before, after)
  const { changeRequest } = after
  const people = [
    [t('request.executes'), changeRequest?.executes ?? ''],
    [t('request.watches'), changeRequest?.watches ?? ''],
    [t('request.hotlines'), changeRequest?.hotlines ?? ''],
  ].filter(([, value]) => value !== '')
  const say = useSheetText()
  return (
    <Card title={t('sheet.title')} className="min-w-0">
      {SHEET_PARTS.map((part) => (
        <CardSection key={part} className="text-sm">
          <h3 className="font-semibold">{t(`sheet.part.${part}`)}</h3>
          <ul className="mt-1.5 flex flex-col gap-1.5">
            {sheet[part].map((line) => (
              <li key={`${line.code} ${line.values.service}`} className="flex gap-2 text-ink-2">
                <span aria-hidden className="mt-1 size-3 shrink-0 rounded-xs border border-line-strong" />
                <span className="min-w-0 [overflow-wrap:anywhere]">
                  <FreeText>{say(line)}</FreeText>
                </span>
              </li>
            ))}
          </ul>
        </CardSection>
      ))}
      {people.length > 0 && (
        <CardSection className="text-sm">
          <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1">
            {people.map(([name, value]) => (
              <div key={name} className="contents">
                <dt className="text-ink-3">{name}</dt>
                <dd className="whitespace-pre-line [overflow-wrap:anywhere]">
                  <FreeText>{value ?? ''}</FreeText>
                </dd>
              </div>
            ))}
          </dl>
        </CardSection>
      )}
    </Card>
  )
}
