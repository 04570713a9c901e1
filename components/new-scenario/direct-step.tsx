'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { CheckField, TextField } from '#components/ui/field'
import { DIRECT_KINDS, type DirectForm, hasOwnDomains, UNKNOWN_IDENTITY } from '#lib/client/new-scenario/form'
import { isHybrid, partnersOf } from '#lib/client/new-scenario/form-answers'
import { LIMITS } from '#lib/scenario/document/limits'
import { IdentityFields, NameField, TlsField } from './form-parts'
import type { NewScenario } from './use-new-scenario'

/** Asks who delivers past the filter: own servers of a hybrid, and one name for each other kind. More can be added later. */
export function DirectStep({ scenario }: { scenario: NewScenario }) {
  const { form, change } = scenario
  const put = (kind: DirectForm['kind'], part: Partial<DirectForm> | null) =>
    change({
      direct: DIRECT_KINDS.flatMap((known) => {
        const before = form.direct.find((one) => one.kind === known)
        if (known !== kind) return before === undefined ? [] : [before]
        return part === null ? [] : [{ kind, name: '', domains: '', ...UNKNOWN_IDENTITY, ...before, ...part }]
      }),
    })
  return (
    <ul className="flex flex-col gap-4">
      <HybridRow scenario={scenario} />
      {DIRECT_KINDS.map((kind) => (
        <DirectRow key={kind} kind={kind} scenario={scenario} onPut={(part) => put(kind, part)} />
      ))}
    </ul>
  )
}

function HybridRow({ scenario: { form, taken, change, errorAt } }: { scenario: NewScenario }) {
  const t = useTranslations('scenarios.new')
  const known = taken.connectors.find(({ connectorType }) => connectorType === 'OnPremises')
  const isTicked = isHybrid(form, taken)
  return (
    <li>
      <CheckField
        label={t('hybridYes')}
        hint={known === undefined ? t('hybridYesHint') : t('hybridRead', { name: known.name })}
        checked={isTicked}
        onChange={(event) => change({ isHybrid: event.target.checked })}
      />
      {isTicked && (
        <div className="mt-2 grid items-start gap-3 pl-6 sm:grid-cols-2">
          {known === undefined && (
            <NameField
              label={t('certificate')}
              hint={t('certificateHint')}
              name="certificateName"
              placeholder="mail.contoso.com"
              value={form.certificateName}
              onChange={(event) => change({ certificateName: event.target.value })}
            />
          )}
          <NameField
            label={t('hybridDomains')}
            hint={t('hybridDomainsHint')}
            error={errorAt('hybridDomains')}
            placeholder="fabrikam.com"
            value={form.hybridDomains}
            onChange={(event) => change({ hybridDomains: event.target.value })}
          />
        </div>
      )}
    </li>
  )
}

type RowProps = {
  kind: DirectForm['kind']
  scenario: NewScenario
  onPut: (part: Partial<DirectForm> | null) => void
}

function DirectRow({ kind, scenario, onPut }: RowProps) {
  const t = useTranslations('scenarios.new')
  const format = useFormatter()
  const label = t(`kinds.${kind}.label`)
  const { form, taken } = scenario
  const chosen = form.direct.find((one) => one.kind === kind)
  const known = kind === 'partner' ? partnersOf(taken).map(({ name }) => name) : []
  return (
    <li>
      <CheckField
        label={label}
        hint={known.length === 0 ? undefined : t('partnerRead', { names: format.list(known) })}
        checked={chosen !== undefined}
        onChange={(event) => onPut(event.target.checked ? {} : null)}
      />
      {chosen !== undefined && <DirectFields chosen={chosen} label={label} scenario={scenario} onPut={onPut} />}
    </li>
  )
}

type FieldsProps = Pick<RowProps, 'scenario' | 'onPut'> & { chosen: DirectForm; label: string }

function DirectFields({ chosen, label, scenario: { errorAt }, onPut }: FieldsProps) {
  const t = useTranslations('scenarios.new')
  const { kind } = chosen
  return (
    <fieldset aria-label={label} className="mt-2 grid min-w-0 items-start gap-3 pl-6 sm:grid-cols-2">
      <TextField
        label={t('directName')}
        maxLength={LIMITS.title}
        placeholder={t(`kinds.${kind}.name`)}
        value={chosen.name}
        onChange={(event) => onPut({ name: event.target.value })}
      />
      {hasOwnDomains(kind) && (
        <NameField
          label={t('directDomains')}
          error={errorAt(`direct.${kind}.domains`)}
          placeholder="fabrikam.com"
          value={chosen.domains}
          onChange={(event) => onPut({ domains: event.target.value })}
        />
      )}
      <IdentityFields value={chosen} errorAt={(name) => errorAt(`direct.${kind}.${name}`)} onChange={onPut} />
      <TlsField value={chosen.tls ?? 'unknown'} onChange={onPut} />
    </fieldset>
  )
}
