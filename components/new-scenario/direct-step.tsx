'use client'

import { useTranslations } from 'use-intl'
import { CheckField, TextField } from '#components/ui/field'
import { DIRECT_KINDS, type DirectForm, hasOwnDomains } from '#lib/client/new-scenario/form'
import { LIMITS } from '#lib/scenario/document/limits'
import type { NewScenario } from './use-new-scenario'

/** Asks who delivers past the filter: own servers of a hybrid, and one name for each other kind. More can be added later. */
export function DirectStep({ scenario }: { scenario: NewScenario }) {
  const { form, change } = scenario
  const put = (kind: DirectForm['kind'], part: Partial<DirectForm> | null) =>
    change({
      direct: DIRECT_KINDS.flatMap((known) => {
        const before = form.direct.find((one) => one.kind === known)
        if (known !== kind) return before === undefined ? [] : [before]
        return part === null ? [] : [{ kind, name: '', knownBy: '', domains: '', ...before, ...part }]
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

function HybridRow({ scenario: { form, taken, change } }: { scenario: NewScenario }) {
  const t = useTranslations('scenarios.new')
  const known = taken.connectors.find(({ connectorType }) => connectorType === 'OnPremises')
  return (
    <li>
      <CheckField
        label={t('hybridYes')}
        hint={known === undefined ? t('hybridYesHint') : t('hybridRead', { name: known.name })}
        checked={form.isHybrid}
        onChange={(event) => change({ isHybrid: event.target.checked })}
      />
      {form.isHybrid && known === undefined && (
        <div className="mt-2 pl-6 sm:max-w-md">
          <TextField
            label={t('certificate')}
            hint={t('certificateHint')}
            name="certificateName"
            mono
            spellCheck={false}
            autoCapitalize="off"
            placeholder="mail.contoso.com"
            value={form.certificateName}
            onChange={(event) => change({ certificateName: event.target.value })}
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

function DirectRow({ kind, scenario: { form, errorAt }, onPut }: RowProps) {
  const t = useTranslations('scenarios.new')
  const label = t(`kinds.${kind}.label`)
  const chosen = form.direct.find((one) => one.kind === kind)
  return (
    <li>
      <CheckField
        label={label}
        checked={chosen !== undefined}
        onChange={(event) => onPut(event.target.checked ? {} : null)}
      />
      {chosen !== undefined && (
        <fieldset aria-label={label} className="mt-2 grid min-w-0 items-start gap-3 pl-6 sm:grid-cols-2">
          <TextField
            label={t('directName')}
            maxLength={LIMITS.title}
            placeholder={t(`kinds.${kind}.name`)}
            value={chosen.name}
            onChange={(event) => onPut({ name: event.target.value })}
          />
          <TextField
            label={t('directKnownBy')}
            error={errorAt(`direct.${kind}`)}
            mono
            spellCheck={false}
            autoCapitalize="off"
            placeholder="203.0.113.9"
            value={chosen.knownBy}
            onChange={(event) => onPut({ knownBy: event.target.value })}
          />
          {hasOwnDomains(kind) && (
            <TextField
              label={t('directDomains')}
              error={errorAt(`direct.${kind}.domains`)}
              mono
              spellCheck={false}
              autoCapitalize="off"
              placeholder="fabrikam.com"
              value={chosen.domains}
              onChange={(event) => onPut({ domains: event.target.value })}
            />
          )}
        </fieldset>
      )}
    </li>
  )
}
