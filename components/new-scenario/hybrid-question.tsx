'use client'

import { useTranslations } from 'use-intl'
import { CheckField } from '#components/ui/field'
import { CertificateField } from './from-hybrid'
import { Question } from './new-scenario-form'

type Hybrid = { readonly certificateName: string | null } | null

/** Asks whether on-premises servers deliver through a hybrid connector, and for their certificate name. */
export function HybridQuestion({ value, onChange }: { value: Hybrid; onChange: (hybrid: Hybrid) => void }) {
  const t = useTranslations('scenarios.new')
  return (
    <Question number={3} title={t('hybrid')}>
      <div className="flex flex-col gap-3">
        <CheckField
          label={t('hybridYes')}
          hint={t('hybridYesHint')}
          checked={value !== null}
          onChange={(event) => onChange(event.target.checked ? { certificateName: null } : null)}
        />
        {value !== null && (
          <div className="sm:max-w-sm sm:pl-6">
            <CertificateField
              value={value.certificateName ?? ''}
              onChange={(name) => onChange({ certificateName: name.trim() || null })}
            />
          </div>
        )}
      </div>
    </Question>
  )
}
