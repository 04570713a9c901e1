'use client'

import { useTranslations } from 'use-intl'
import { CheckField, ChoiceField, SelectField } from '#components/ui/field'
import { domainsText, movableDomains } from '#lib/client/new-scenario/form-answers'
import { normalizeDomain } from '#lib/matcher'
import { FilterField, MxOptions } from './filter-field'
import { DomainsField, FoldedQuestions } from './form-parts'
import type { NewScenario } from './use-new-scenario'

const DIRECT_SEND = ['unknown', 'on', 'off'] as const

/** What is there now: the accepted domains, RejectDirectSend where it was not read, and whom MX points to. */
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
      {taken.rejectDirectSend === null && (
        <ChoiceField
          label={t('directSend.label')}
          hint={t('directSend.hint')}
          value={form.directSend}
          options={DIRECT_SEND}
          nameOf={(one) => t(`directSend.${one}`)}
          onChange={(directSend) => change({ directSend })}
        />
      )}
      <FilterField side="today" scenario={scenario} />
      <TodayOfDomains scenario={scenario} />
    </div>
  )
}

/** Asks whom MX of single domains points to, where it is not the same of all; open where somebody has answered. */
function TodayOfDomains({ scenario }: { scenario: NewScenario }) {
  const t = useTranslations('scenarios.new')
  const { form, taken, change } = scenario
  const domains = movableDomains(form, taken)
  if (domains.length < 2) return null
  const choices = { ...form.todayOf }
  const put = (domain: string, choice: string) => {
    const { [normalizeDomain(domain)]: _, ...others } = choices
    change({ todayOf: choice === '' ? others : { ...others, [normalizeDomain(domain)]: choice } })
  }
  return (
    <FoldedQuestions label={t('todayElse')}>
      {domains.map((domain) => (
        <SelectField
          key={domain}
          label={t('todayOf', { domain })}
          value={choices[normalizeDomain(domain)] ?? ''}
          onChange={({ target }) => put(domain, target.value)}
        >
          <option value="">{t('todaySame')}</option>
          <MxOptions side="today" scenario={scenario} isNamed={false} />
        </SelectField>
      ))}
    </FoldedQuestions>
  )
}

/** Who comes next. */
export const NextStep = ({ scenario }: { scenario: NewScenario }) => <FilterField side="next" scenario={scenario} />
