'use client'

import { useTranslations } from 'use-intl'
import { Disclosure } from '#components/ui/disclosure'
import { later } from '#components/ui/later'
import type { Certificate } from '#lib/scenario/contract'

const CertificateNames = later(() => import('./certificate-names').then((m) => m.CertificateNames))

type Props = { known: readonly string[]; onTake: (certificate: Certificate) => void }

/** The way to take names from a certificate, folded away; it is fetched when somebody opens it. */
export function FromCertificate(props: Props) {
  const t = useTranslations('services.certificate')
  return (
    <Disclosure label={t('open')}>
      <CertificateNames {...props} />
    </Disclosure>
  )
}
