'use client'

import { useTranslations } from 'use-intl'
import { CheckField } from '#components/ui/field'
import { domainsText } from '#lib/client/new-scenario/form-answers'
import { FilterField } from './filter-field'
import { DomainsField } from './form-parts'
import type { NewScenario } from './use-new-scenario'

/** What is there now: the accepted domains, and whom their MX points to. */
export function TodayStep({ scenario }: { scenario: NewScenario }) {
  const t = useTranslations('scenarios.new')
  const { form, taken, change, errorAt } = scenario
  const isEmpty = domainsText(form, taken).trim() === ''
  return (
    <div className="flex flex-col gap-5">
      <DomainsField
        value={domainsText(form, taken)}
        error={errorAt('domains')}
        onChange={(domains) => change({ domains })}
        {...(taken.acceptedDomains !== null && form.domains === null ? { hint: t('domainsRead') } : {})}
      />
      {isEmpty && (
        <CheckField
          label={t('domainsUnknown')}
          hint={t('domainsUnknownHint')}
          checked={form.isWithoutDomains}
          onChange={(event) => change({ isWithoutDomains: event.target.checked })}
        />
      )}
      <FilterField side="today" scenario={scenario} />
    </div>
  )
}

/** Who comes next. */
export const NextStep = ({ scenario }: { scenario: NewScenario }) => <FilterField side="next" scenario={scenario} />
