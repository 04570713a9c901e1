'use client'

import { useTranslations } from 'use-intl'
import { Disclosure } from '#components/ui/disclosure'
import { loadOnDemand } from '#components/ui/load-on-demand'
import type { Certificate } from '#lib/contract/certificates'

const CertificateNames = loadOnDemand(() => import('./certificate-names').then((m) => m.CertificateNames))

type Props = { known: readonly string[]; onTake: (certificate: Certificate) => void }

/** A folded section that takes names from a certificate. Its code is fetched when it is opened. */
export function FromCertificate(props: Props) {
  const t = useTranslations('services.certificate')
  return (
    <Disclosure label={t('open')}>
      <CertificateNames {...props} />
    </Disclosure>
  )
}
