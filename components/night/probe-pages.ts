import type { Block } from '#lib/client/report/blocks'
import { isFirstOfLook, probeLook } from '#lib/client/views/runbook-words'
import { PLACEHOLDERS } from '#lib/exchange/runbook/probe-lines'
import { probedDomains } from '#lib/exchange/runbook/probed-domains'
import { probesOf } from '#lib/exchange/runbook/probes'
import { probeName } from './probe-words'
import type { RequestFacts, RequestWords } from './request-words'

/** The probes of the phase after the change, each with its commands and the answer that is expected. */
export function probePages({ document, after }: RequestFacts, { t, nameOf }: RequestWords): Block[] {
  const probes = probesOf(document, after)
  if (probes.length === 0) return []
  const { left } = probedDomains(document, after)
  return [
    { kind: 'heading', level: 2, text: t('probes.title') },
    { kind: 'text', text: t('probes.needs') },
    ...probes.flatMap((probe, index): Block[] => {
      const { who, lines, expected, reply } = probe
      const words = expected.map((outcome) => t(`probes.outcome.${outcome}`)).join(' / ')
      const answer = t('probes.expected', { answer: reply === null ? words : `${words}: ${reply}` })
      return [
        { kind: 'heading', level: 3, text: `${index + 1} ${probeName(probes, probe, { t, nameOf })}` },
        {
          kind: 'text',
          text: isFirstOfLook(probes, index) ? `${answer}. ${t(`probes.look.${probeLook(probe)}`)}` : `${answer}.`,
        },
        ...(probeLook(probe) === 'through'
          ? [{ kind: 'text' as const, text: t('probes.fillIn', { ...PLACEHOLDERS, who: nameOf(who) }) }]
          : []),
        ...lines.map(
          ({ tool, text }): Block => ({ kind: 'code', language: tool === 'powershell' ? 'powershell' : 'text', text }),
        ),
      ]
    }),
    ...(left.length === 0 ? [] : [{ kind: 'text' as const, text: t('probes.left', { domains: left.join(', ') }) }]),
    { kind: 'text', text: t('probes.warning') },
  ]
}
