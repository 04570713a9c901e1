import type { Block } from '#lib/client/report/blocks'
import { isFirstOfLook, probeLook } from '#lib/client/views/runbook-words'
import { PLACEHOLDERS } from '#lib/exchange/runbook/probe-lines'
import { probesOf } from '#lib/exchange/runbook/probes'
import type { RequestFacts, RequestWords } from './request-words'

/** The probes of the phase after the change, each with its commands and the answer that is expected. */
export function probePages({ document, after }: RequestFacts, { t, nameOf }: RequestWords): Block[] {
  const probes = probesOf(document, after)
  if (probes.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: t('probes.title') },
    { kind: 'text', text: t('probes.needs') },
    ...probes.flatMap((probe, index): Block[] => {
      const { code, who, lines, expected, reply } = probe
      const words = expected.map((outcome) => t(`probes.outcome.${outcome}`)).join(' / ')
      const answer = t('probes.expected', { answer: reply === null ? words : `${words}: ${reply}` })
      return [
        { kind: 'heading', level: 3, text: `${index + 1} ${t(`probes.code.${code}`, { who: nameOf(who) })}` },
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
    { kind: 'text', text: t('probes.warning') },
  ]
}
