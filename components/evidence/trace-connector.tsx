'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { phaseNumber, phaseNumbers } from '#lib/client/views/names'
import type { Evidence } from '#lib/exchange/evidence/evidence'
import type { Phase } from '#lib/scenario/document/document'

/** The connector that a trace names, and the phases that have it. Names are compared regardless of case. */
export function TraceConnector({ evidence, phases }: { evidence: Evidence; phases: readonly Phase[] }) {
  const t = useTranslations('evidence.trace')
  const { attribution, connectorName, tenantServiceProvider } = evidence
  return (
    <section aria-labelledby="evidence-trace">
      <h2 id="evidence-trace" className="font-semibold tracking-tight">
        {t('title')}
      </h2>
      <div className="mt-1.5 flex flex-col gap-1.5 border-l-2 border-line-strong pl-3 text-ink-2">
        {attribution === 'named' && connectorName !== null && <NamedConnector name={connectorName} phases={phases} />}
        {attribution === 'default' && <p>{t('default')}</p>}
        {attribution === 'not-said' && <p>{t('notSaid')}</p>}
        {tenantServiceProvider !== null && <p>{t('provider', { provider: tenantServiceProvider })}</p>}
      </div>
    </section>
  )
}

function NamedConnector({ name, phases }: { name: string; phases: readonly Phase[] }) {
  const t = useTranslations('evidence.trace')
  const format = useFormatter()
  const wanted = name.toLowerCase()
  const spelled = new Map<string, number[]>()
  for (const [index, { connectors }] of phases.entries())
    for (const connector of connectors)
      if (connector.name.toLowerCase() === wanted)
        spelled.set(connector.name, [...(spelled.get(connector.name) ?? []), index])
  return (
    <>
      <p>
        {t.rich('named', {
          name,
          b: (chunks) => <strong className="font-semibold text-ink wrap-anywhere">{chunks}</strong>,
        })}
      </p>
      {[...spelled].map(([spelling, indexes]) => (
        <p key={spelling} className="wrap-anywhere text-ink">
          {t('inPhases', {
            name: spelling,
            phases: format.list(
              phases.length > 6
                ? phaseNumbers(indexes)
                : indexes.map((index) => `${phaseNumber(index)} ${phases[index]?.name ?? ''}`.trim()),
            ),
          })}
        </p>
      ))}
      {spelled.size > 0 && !spelled.has(name) && <p>{t('spelling')}</p>}
      {spelled.size === 0 && <p className="text-ask">{t('noSuch')}</p>}
    </>
  )
}
