'use client'

import { memo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { assessDoors } from '#lib/client/views/doors'
import { exposureOf } from '#lib/client/views/exposure'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Phase, Service } from '#lib/scenario/document/document'
import { ExposureLines } from './exposure-lines'
import { useSurvey } from './survey'

type Props = { connector: ScenarioConnector; phase: Pick<Phase, 'tenant'>; services: readonly Service[] }

/** Who a connector admits, in words and as a bar of its width, and who shares it. */
export const ExposureCell = memo(function ExposureCell({ connector, phase, services }: Props) {
  const t = useTranslations('proof.exposure')
  const format = useFormatter()
  const { proof, entrance } = useSurvey()
  const { answer, isStale } = proof
  const exposure = answer?.connectors.find(({ connectorId }) => connectorId === connector.id)
  const { width, sharedBy, unused, keptOut } = exposureOf(connector, services)
  if (!connector.enabled) return <p className="text-xs text-ink-2">{t('off')}</p>
  if (exposure === undefined) return <p className="text-xs text-ink-3">{t('waiting')}</p>
  const { connectorType, restrictDomainsToIPAddresses, restrictDomainsToCertificate } = connector
  const isLock = connectorType === 'OnPremises' || restrictDomainsToIPAddresses || restrictDomainsToCertificate
  const isListed = exposure.openTo.every(({ to }) => to === 'listed-addresses')
  const states = assessDoors(exposure.openTo, phase, services, entrance).map(({ state }) => state)
  const isShared = sharedBy.length > 0 || states.includes('shared')
  const tone = states.includes('open') ? 'bg-lost-fill' : isShared ? 'bg-shared-fill' : 'bg-good-fill'
  const share = exposure.openTo.length === 0 ? 0 : isListed ? width : 1
  return (
    <div className={`flex flex-col gap-1.5 ${isStale ? 'stale' : ''}`}>
      <span
        aria-hidden
        className="block h-1.5 w-full overflow-hidden rounded-full bg-sunken ring-1 ring-line forced-colors:border"
      >
        <span
          className={`block h-full rounded-full ${tone} forced-colors:bg-[CanvasText]`}
          style={{ width: `${Math.round(share * 100)}%` }}
        />
      </span>
      <ExposureLines exposure={exposure} phase={phase} services={services} isLock={isLock} />
      {isListed && sharedBy.length > 0 && (
        <p className="text-xs text-open">{t('shared', { services: format.list(sharedBy) })}</p>
      )}
      {unused.length > 0 && <p className="text-xs text-open">{t('unusedName', { services: format.list(unused) })}</p>}
      {keptOut.length > 0 && <p className="text-xs text-ink-2">{t('keptOut', { services: format.list(keptOut) })}</p>}
    </div>
  )
})
