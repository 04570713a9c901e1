'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useWhoNames } from '#components/plan/who-texts'
import { FreeText } from '#components/shell/free-text'
import { Card, CardSection } from '#components/ui/card'
import { CommandText } from '#components/ui/command-text'
import { CopyButton } from '#components/ui/copy-button'
import { isFirstOfLook, probeLook } from '#lib/client/views/runbook-words'
import { PLACEHOLDERS } from '#lib/exchange/runbook/probe-lines'
import { type Probe, probesOf } from '#lib/exchange/runbook/probes'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import { ProbeAnswer } from './probe-answer'

/** The probes of a phase with the answers that are expected, and the way to record what came instead. */
export function ProbeKit({ document, phase }: { document: ScenarioDocument; phase: Phase }) {
  const t = useTranslations('night.probes')
  const probes = useMemo(() => probesOf(document, phase), [document, phase])
  if (probes.length === 0) return null
  return (
    <Card title={t('title')} className="min-w-0">
      <CardSection className="text-sm">{t('needs')}</CardSection>
      <ol>
        {probes.map((probe, index) => (
          // Two probes of one row differ in what they are.
          <li key={`${probe.code} ${probe.who}`}>
            <CardSection className="flex min-w-0 flex-col gap-2 text-sm">
              <ProbeItem
                probe={probe}
                number={index + 1}
                isLookSaid={isFirstOfLook(probes, index)}
                document={document}
                phase={phase}
              />
            </CardSection>
          </li>
        ))}
      </ol>
      <CardSection className="text-xs text-ink-3">{t('warning')}</CardSection>
    </Card>
  )
}

type ItemProps = { probe: Probe; number: number; isLookSaid: boolean; document: ScenarioDocument; phase: Phase }

function ProbeItem({ probe, number, isLookSaid, document, phase }: ItemProps) {
  const t = useTranslations('night.probes')
  const nameOf = useWhoNames(document.services)
  const { code, who, lines, expected, reply } = probe
  const [first] = lines
  const words = expected.map((outcome) => t(`outcome.${outcome}`)).join(' / ')
  return (
    <>
      <h3 className="flex flex-wrap items-baseline justify-between gap-x-3 font-semibold">
        <span className="min-w-0">
          {number} <FreeText>{t(`code.${code}`, { who: nameOf(who) })}</FreeText>
        </span>
        <span className="text-xs font-medium text-ink-2">
          {t('expected', { answer: reply === null ? words : `${words}: ${reply}` })}
        </span>
      </h3>
      {probeLook(probe) === 'through' && (
        <p className="text-ink-2">
          <FreeText>{t('fillIn', { ...PLACEHOLDERS, who: nameOf(who) })}</FreeText>
        </p>
      )}
      {first !== undefined && <CommandText className="rounded-lg bg-sunken px-2.5 py-2">{first.text}</CommandText>}
      <div className="flex flex-wrap gap-2 empty:hidden print:hidden">
        {lines.map(({ tool, text }) => (
          <CopyButton key={tool} text={text} label={t(`tool.${tool}`)} />
        ))}
      </div>
      {isLookSaid && <p className="text-xs text-ink-3">{t(`look.${probeLook(probe)}`)}</p>}
      <ProbeAnswer probe={probe} name={t(`code.${code}`, { who: nameOf(who) })} document={document} phase={phase} />
    </>
  )
}
