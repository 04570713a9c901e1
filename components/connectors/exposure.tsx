'use client'

import { memo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { exposureOf } from '#lib/client/view-exposure'
import type { ScenarioConnector } from '#lib/scenario/connector'
import type { Service } from '#lib/scenario/document'

/** Who a connector lets in, in words and as a bar: how wide its door is, and with whom it is shared. */
export const ExposureCell = memo(function ExposureCell({
  connector,
  services,
}: {
  connector: ScenarioConnector
  services: readonly Service[]
}) {
  const t = useTranslations('connectors.exposure')
  const format = useFormatter()
  const { kind, addresses, certificateName, needsTls, sharedBy, width } = exposureOf(connector, services)
  const isWide = kind === 'anywhere' && certificateName === null
  const tone = isWide ? 'bg-lost' : sharedBy.length > 0 ? 'bg-open' : 'bg-good'
  const count = t('addresses', { count: addresses, number: format.number(addresses) })
  const who =
    kind === 'listed'
      ? count
      : kind === 'anywhere'
        ? t(certificateName !== null ? 'anyAddress' : needsTls ? 'anyTls' : 'anyHost')
        : kind === 'recognises'
          ? addresses > 0
            ? t('recognises', { addresses: count })
            : t(certificateName === null ? 'recognisesNobody' : 'recognisesName')
          : t(kind)
  return (
    <div className="flex flex-col gap-1.5 text-xs">
      <span aria-hidden className="block h-1.5 w-full overflow-hidden rounded-full bg-sunken ring-1 ring-line">
        <span className={`block h-full rounded-full ${tone}`} style={{ width: `${Math.round(width * 100)}%` }} />
      </span>
      <span>
        <span className={`font-medium ${isWide ? 'text-lost' : ''}`}>{who}</span>
        {certificateName !== null && kind !== 'off' && (
          <>
            {' '}
            {t('presents')} <span className="font-mono [overflow-wrap:anywhere]">{certificateName}</span>
          </>
        )}
        {kind === 'listed' && needsTls && ` ${t('withTls')}`}
      </span>
      {sharedBy.length > 0 && <span className="text-open">{t('shared', { services: format.list(sharedBy) })}</span>}
      {isWide && <span className="text-lost">{t('noLock')}</span>}
    </div>
  )
})
