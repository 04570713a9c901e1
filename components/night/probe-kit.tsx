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
import { probedDomains } from '#lib/exchange/runbook/probed-domains'
import { type Probe, probesOf } from '#lib/exchange/runbook/probes'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import { ProbeAnswer } from './probe-answer'
import { probeName } from './probe-words'

/** The probes of a phase with the answers that are expected, and the way to record what came instead. */
export function ProbeKit({ document, phase }: { document: ScenarioDocument; phase: Phase }) {
  const t = useTranslations('night')
  const nameOf = useWhoNames(document.services)
  const probes = useMemo(() => probesOf(document, phase), [document, phase])
  if (probes.length === 0) return null
  const { left } = probedDomains(document, phase)
  return (
    <Card title={t('probes.title')} className="min-w-0">
      <CardSection className="text-sm">{t('probes.needs')}</CardSection>
      <ol>
        {probes.map((probe, index) => (
          // Two probes of one row differ in what they are, or in their domain.
          <li key={`${probe.code} ${probe.who} ${probe.domain}`}>
            <CardSection className="flex min-w-0 flex-col gap-2 text-sm">
              <ProbeItem
                probe={probe}
                name={probeName(probes, probe, { t, nameOf })}
                number={index + 1}
                isLookSaid={isFirstOfLook(probes, index)}
                document={document}
                phase={phase}
              />
            </CardSection>
          </li>
        ))}
      </ol>
      {left.length > 0 && (
        <CardSection className="text-sm">
          <FreeText>{t('probes.left', { domains: left.join(', ') })}</FreeText>
        </CardSection>
      )}
      <CardSection className="text-xs text-ink-3">{t('probes.warning')}</CardSection>
    </Card>
  )
}

type ItemProps = {
  probe: Probe
  name: string
  number: number
  isLookSaid: boolean
  document: ScenarioDocument
  phase: Phase
}

function ProbeItem({ probe, name, number, isLookSaid, document, phase }: ItemProps) {
  const t = useTranslations('night.probes')
  const nameOf = useWhoNames(document.services)
  const { who, lines, expected, reply } = probe
  const [first] = lines
  const words = expected.map((outcome) => t(`outcome.${outcome}`)).join(' / ')
  return (
    <>
      <h3 className="flex flex-wrap items-baseline justify-between gap-x-3 font-semibold">
        <span className="min-w-0">
          {number} <FreeText>{name}</FreeText>
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
      <ProbeAnswer probe={probe} name={name} document={document} phase={phase} />
    </>
  )
}
