'use client'

import { useTranslations } from 'use-intl'
import { ChoiceField, SelectField, TextField } from '#components/ui/field'
import type { MxForm } from '#lib/client/new-scenario/form'
import {
  choiceOfConnector,
  chosenOf,
  connectorBehind,
  identityOf,
  offeredChoices,
  sharedOf,
  tlsOf,
} from '#lib/client/new-scenario/form-answers'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { LIMITS } from '#lib/scenario/document/limits'
import { vendorBehind } from '#lib/scenario/services/vendor-behind'
import { serviceName } from '#lib/scenario/templates/pasted'
import { FoldedQuestions, IdentityFields, TlsField } from './form-parts'
import type { NewScenario } from './use-new-scenario'

type Side = 'today' | 'next'
type Part = { side: Side; scenario: NewScenario }

/** Asks whom MX points to, today or next: a service of the tenant, a vendor, a filter by its name, or none. */
export function FilterField({ side, scenario }: Part) {
  const t = useTranslations('scenarios.new')
  const { form, taken, change } = scenario
  const chosen = chosenOf(form, taken, side)
  const { vendors } = offeredChoices(taken, side)
  const behind = connectorBehind(form, taken, side)
  const put = (part: Partial<MxForm>) => change({ [side]: { ...form[side], ...part } })
  const isSame = side === 'next' && chosen !== 'other' && chosen === chosenOf(form, taken, 'today')
  return (
    <div className="flex flex-col gap-4">
      <SelectField
        label={t(`${side}.label`)}
        hint={isSame ? t('sameService') : behind !== null && <BehindHint connector={behind} />}
        value={chosen}
        onChange={(event) => put({ choice: event.target.value })}
      >
        <MxOptions side={side} scenario={scenario} />
      </SelectField>
      {vendors.some(({ id }) => id === chosen) && <p className="text-sm text-ink-2">{t('vendorHint')}</p>}
      {chosen === 'other' && <OwnFilter side={side} scenario={scenario} put={put} />}
      {(chosen === 'other' || behind !== null) && (
        <ChoiceField
          label={t('shared.label')}
          hint={t('shared.hint')}
          value={sharedOf(form, taken, side)}
          options={SHARED}
          nameOf={(shared) => t(`shared.${shared}`)}
          onChange={(shared) => put({ shared })}
        />
      )}
      {behind !== null && <BehindFacts side={side} scenario={scenario} put={put} connector={behind} />}
    </div>
  )
}

/** What can be chosen for whom MX points to; without a filter by its name where its name is not asked. */
export function MxOptions({ side, scenario, isNamed = true }: Part & { isNamed?: boolean }) {
  const t = useTranslations('scenarios.new')
  const { connectors, vendors, always } = offeredChoices(scenario.taken, side)
  return (
    <>
      {side === 'next' && <option value="stays">{t('choices.stays')}</option>}
      {connectors.length > 0 && (
        <optgroup label={t('choices.tenant')}>
          {connectors.map((connector) => (
            <option key={connector.id} value={choiceOfConnector(connector)}>
              {t('choices.behind', { name: connector.name })}
            </option>
          ))}
        </optgroup>
      )}
      <optgroup label={t('choices.rest')}>
        {always
          .filter((choice) => choice !== 'stays' && (isNamed || choice !== 'other'))
          .map((choice) => (
            <option key={choice} value={choice}>
              {t(`choices.${choice}`)}
            </option>
          ))}
      </optgroup>
      <optgroup label={t('choices.vendors')}>
        {vendors.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </optgroup>
    </>
  )
}

const SHARED = ['unknown', 'no', 'customers'] as const

/** As many addresses as the hint names; the others are counted. */
const NAMED = 3

/** By what the connector recognises its service, and which vendor of the catalogue that is. */
function BehindHint({ connector }: { connector: ScenarioConnector }) {
  const t = useTranslations('scenarios.new')
  const { tlsSenderCertificateName, senderIPAddresses } = connector
  const known = tlsSenderCertificateName ?? senderIPAddresses.slice(0, NAMED).join(', ')
  const more = tlsSenderCertificateName === null ? Math.max(0, senderIPAddresses.length - NAMED) : 0
  return t('behindHint', { known, more, vendor: vendorBehind(connector)?.name ?? 'none' })
}

type FactsProps = Part & { put: (part: Partial<MxForm>) => void }

/** What is known of a filter that is no vendor of the catalogue. */
function OwnFilter({ side, scenario, put }: FactsProps) {
  const t = useTranslations('scenarios.new')
  const { form, names } = scenario
  const { networks, certificateNames } = identityOf(form[side])
  const hasBoth = networks.length > 0 && certificateNames.length > 0
  return (
    <>
      <TextField
        label={t('filterName')}
        maxLength={LIMITS.title}
        placeholder={names[side]}
        value={form[side].name}
        onChange={(event) => put({ name: event.target.value })}
      />
      <Recognised side={side} scenario={scenario} put={put} hint={hasBoth ? t('identity.both') : undefined} />
    </>
  )
}

/** What its connector does not say of a service of the tenant, and some verdicts depend on. */
function BehindFacts({ side, scenario, put, connector }: FactsProps & { connector: ScenarioConnector }) {
  const t = useTranslations('scenarios.new')
  const { form } = scenario
  return (
    <FoldedQuestions label={t('identity.more')}>
      <TextField
        label={t('filterName')}
        maxLength={LIMITS.title}
        placeholder={serviceName(connector)}
        value={form[side].name}
        onChange={(event) => put({ name: event.target.value })}
      />
      <Recognised side={side} scenario={scenario} put={put} hint={t('identity.beside')} />
    </FoldedQuestions>
  )
}

function Recognised({ side, scenario, put, hint }: FactsProps & { hint: string | undefined }) {
  const { form, taken, errorAt } = scenario
  return (
    <>
      <IdentityFields
        value={form[side]}
        errorAt={(name) => errorAt(`${side}.${name}`)}
        onChange={put}
        {...(hint === undefined ? {} : { hint })}
      />
      <TlsField value={tlsOf(form, taken, side)} onChange={put} />
    </>
  )
}
