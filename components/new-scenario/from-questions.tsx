'use client'

import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ChoiceField } from '#components/ui/field'
import { readDomains } from '#lib/client/edits/lines'
import { VENDORS } from '#lib/scenario/services/vendors'
import { type MxTarget, type NewScenarioAnswers, newScenario } from '#lib/scenario/templates/templates'
import { type Direct, DirectQuestion } from './direct-question'
import { type Filter, FilterField, filterName, toChoice } from './filter-field'
import { DomainsField, TitleField } from './form-parts'
import { HybridQuestion } from './hybrid-question'
import { NewScenarioForm, Question } from './new-scenario-form'

/** The form of four questions: which two services, where MX points, whether there is a hybrid, who else delivers. */
export function FromQuestions() {
  const t = useTranslations('scenarios.new')
  const say = useTranslations('documents')
  const [title, setTitle] = useState('')
  const [domains, setDomains] = useState('contoso.com')
  const [current, setCurrent] = useState<Filter>(UNNAMED)
  const [next, setNext] = useState<Filter>(UNNAMED)
  const [mx, setMx] = useState<{ now: MxTarget | null; later: MxTarget | null }>({ now: null, later: null })
  const [hybrid, setHybrid] = useState<NewScenarioAnswers['hybrid']>(null)
  const [direct, setDirect] = useState<readonly Direct[]>([])
  const names = { current: filterName(current, t('filterA')), next: filterName(next, t('filterB')) }
  const mxNow =
    offeredTarget(mx.now, { current: names.current, next: null }) ?? (names.current === null ? 'microsoft' : 'current')
  const mxLater = offeredTarget(mx.later, names) ?? (names.next === null ? 'microsoft' : 'next')
  const ownTitle = t('switchTitle', { from: names.current ?? 'Microsoft', to: names.next ?? 'Microsoft' })
  const document = useMemo(
    () =>
      newScenario(
        {
          title: title.trim() || ownTitle,
          acceptedDomains: readDomains(domains).domains,
          mxNow,
          mxLater,
          current: toChoice(current, t('filterA')),
          next: toChoice(next, t('filterB')),
          hybrid,
          direct,
        },
        say,
      ),
    [title, ownTitle, domains, mxNow, mxLater, current, next, hybrid, direct, t, say],
  )
  return (
    <NewScenarioForm document={document}>
      <Question number={1} title={t('services')} hint={t('servicesHint')}>
        <div className="grid gap-4 sm:grid-cols-2">
          <FilterField
            label={t('today')}
            none={t('noFilterToday')}
            fallback={t('filterA')}
            vendors={VENDORS}
            value={current}
            onChange={setCurrent}
          />
          <FilterField
            label={t('toCome')}
            none={t('noFilterToCome')}
            fallback={t('filterB')}
            vendors={VENDORS}
            value={next}
            onChange={setNext}
            remark={names.current !== null && names.current === names.next ? t('sameService') : null}
          />
        </div>
      </Question>
      <Question number={2} title={t('mx')} hint={t('mxHint')}>
        <div className="grid gap-4 sm:grid-cols-2">
          <MxField
            label={t('now')}
            value={mxNow}
            names={{ current: names.current, next: null }}
            onChange={(now) => setMx({ ...mx, now })}
          />
          <MxField label={t('later')} value={mxLater} names={names} onChange={(later) => setMx({ ...mx, later })} />
          <div className="sm:col-span-2">
            <DomainsField value={domains} onChange={setDomains} />
          </div>
        </div>
      </Question>
      <HybridQuestion value={hybrid} onChange={setHybrid} />
      <DirectQuestion value={direct} onChange={setDirect} />
      <Question title={t('about')}>
        <TitleField value={title} onChange={setTitle} placeholder={ownTitle} />
      </Question>
    </NewScenarioForm>
  )
}

type Names = { readonly current: string | null; readonly next: string | null }

const MX_TARGETS: readonly MxTarget[] = ['current', 'next', 'onPremises', 'microsoft']

const UNNAMED: Filter = { vendor: 'other', name: '', knownBy: '', withTls: true }

/** The chosen MX target, or null if it is no longer offered. */
const offeredTarget = (target: MxTarget | null, names: Names): MxTarget | null =>
  (target === 'current' || target === 'next') && names[target] === null ? null : target

function MxField({
  label,
  value,
  names,
  onChange,
}: {
  label: string
  value: MxTarget
  names: Names
  onChange: (target: MxTarget) => void
}) {
  const t = useTranslations('scenarios.new')
  const all: Record<MxTarget, string | null> = { ...names, onPremises: t('onPremises'), microsoft: 'Microsoft' }
  return (
    <ChoiceField
      label={label}
      value={value}
      options={MX_TARGETS.filter((target) => all[target] !== null)}
      nameOf={(target) => all[target]}
      onChange={onChange}
    />
  )
}
