'use client'

import { ChevronRight } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { CheckField, TextField } from '#components/ui/field'
import { DIRECT_KINDS, type DirectForm, hasOwnDomains, UNKNOWN_IDENTITY } from '#lib/client/new-scenario/form'
import {
  connectorOfDirect,
  connectorOfServers,
  connectorsOfKind,
  isHybrid,
} from '#lib/client/new-scenario/form-answers'
import { LIMITS } from '#lib/scenario/document/limits'
import { BehindConnectors } from './behind-connectors'
import { IdentityFields, NameField, TlsField } from './form-parts'
import type { NewScenario } from './use-new-scenario'

/** What has its fields unfolded: one of them at a time, so that the next is in sight. */
type Unfolded = { readonly which: string | null; readonly unfold: (which: string | null) => void }

/** Asks who delivers past the filter: own servers of a hybrid, and one name for each other kind. More can be added later. */
export function DirectStep({ scenario }: { scenario: NewScenario }) {
  const { form, change } = scenario
  const [which, unfold] = useState<string | null>(null)
  const folding = { which, unfold }
  const put = (kind: DirectForm['kind'], part: Partial<DirectForm> | null) =>
    change({
      direct: DIRECT_KINDS.flatMap((known) => {
        const before = form.direct.find((one) => one.kind === known)
        if (known !== kind) return before === undefined ? [] : [before]
        return part === null ? [] : [{ kind, name: '', domains: '', ...UNKNOWN_IDENTITY, ...before, ...part }]
      }),
    })
  return (
    <div className="flex flex-col gap-5">
      <BehindConnectors scenario={scenario} />
      <ul className="flex flex-col gap-4">
        <HybridRow scenario={scenario} folding={folding} />
        {DIRECT_KINDS.map((kind) => (
          <DirectRow key={kind} kind={kind} scenario={scenario} folding={folding} onPut={(part) => put(kind, part)} />
        ))}
      </ul>
    </div>
  )
}

type FoldedProps = {
  which: string
  folding: Unfolded
  /** what was entered, shown while it is folded */
  entered: readonly string[]
  /** what is wrong is in sight */
  isWrong: boolean
  children: ReactNode
}

/** The fields of somebody who delivers directly: open while they are filled in, or wrong, and folded afterwards. */
function FoldedFields({ which, folding, entered, isWrong, children }: FoldedProps) {
  const t = useTranslations('scenarios.new')
  const isOpen = isWrong || folding.which === which
  return (
    <div className="mt-1.5 pl-6">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => folding.unfold(isOpen ? null : which)}
        className="flex max-w-full items-center gap-1 rounded-md py-1 text-left text-sm text-ink-2 hover:text-ink"
      >
        <ChevronRight aria-hidden className={`size-4 shrink-0 text-ink-3 ${isOpen ? 'rotate-90' : ''}`} />
        <span className="truncate">
          {t('details')}
          {!isOpen && entered.length > 0 && <span className="text-ink-3">: {entered.join(', ')}</span>}
        </span>
      </button>
      {isOpen && <div className="mt-1">{children}</div>}
    </div>
  )
}

const filled = (texts: readonly string[]): string[] => texts.map((text) => text.trim()).filter((text) => text !== '')

type HybridProps = { scenario: NewScenario; folding: Unfolded }

function HybridRow({ scenario: { form, taken, change, errorAt }, folding }: HybridProps) {
  const t = useTranslations('scenarios.new')
  const known = connectorOfServers(form, taken)
  const isTicked = isHybrid(form, taken)
  return (
    <li>
      <CheckField
        label={t('hybridYes')}
        hint={known === null ? t('hybridYesHint') : t('hybridRead', { name: known.name })}
        checked={isTicked}
        onChange={({ target }) => {
          change({ isHybrid: target.checked })
          folding.unfold(target.checked ? 'hybrid' : null)
        }}
      />
      {isTicked && (
        <FoldedFields
          which="hybrid"
          folding={folding}
          entered={filled([form.certificateName, form.hybridDomains])}
          isWrong={errorAt('hybridDomains') !== null}
        >
          <div className="grid items-start gap-3 sm:grid-cols-2">
            {known === null && (
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
              onChange={({ target }) => {
                change({ hybridDomains: target.value })
                folding.unfold('hybrid')
              }}
            />
          </div>
        </FoldedFields>
      )}
    </li>
  )
}

type RowProps = {
  kind: DirectForm['kind']
  scenario: NewScenario
  folding: Unfolded
  onPut: (part: Partial<DirectForm> | null) => void
}

function DirectRow({ kind, scenario, folding, onPut }: RowProps) {
  const t = useTranslations('scenarios.new')
  const format = useFormatter()
  const label = t(`kinds.${kind}`)
  const { form, taken, errorAt } = scenario
  const chosen = form.direct.find((one) => one.kind === kind)
  const names = connectorsOfKind(form, taken, kind).map(({ name }) => name)
  const known = chosen === undefined ? null : connectorOfDirect(chosen, taken)
  const readHint = names.length === 0 ? undefined : t('kindRead', { names: format.list(names) })
  return (
    <li>
      <CheckField
        label={label}
        hint={known === null ? readHint : t('directRead', { name: known.name })}
        checked={chosen !== undefined}
        onChange={({ target }) => {
          onPut(target.checked ? {} : null)
          folding.unfold(target.checked ? kind : null)
        }}
      />
      {chosen !== undefined && (
        <FoldedFields
          which={kind}
          folding={folding}
          entered={filled([chosen.name, chosen.domains, chosen.knownBy, chosen.certificateNames])}
          isWrong={WRONG_FIELDS.some((field) => errorAt(`direct.${kind}.${field}`) !== null)}
        >
          <DirectFields
            chosen={chosen}
            label={label}
            scenario={scenario}
            onPut={(part) => {
              onPut(part)
              // What is open because it is wrong stays open once it is put right.
              folding.unfold(kind)
            }}
          />
        </FoldedFields>
      )}
    </li>
  )
}

const WRONG_FIELDS = ['domains', 'knownBy', 'certificateNames'] as const

type FieldsProps = Pick<RowProps, 'scenario' | 'onPut'> & { chosen: DirectForm; label: string }

function DirectFields({ chosen, label, scenario: { errorAt }, onPut }: FieldsProps) {
  const t = useTranslations('scenarios.new')
  const documents = useTranslations('documents')
  const { kind } = chosen
  return (
    <fieldset aria-label={label} className="grid min-w-0 items-start gap-3 sm:grid-cols-2">
      <TextField
        label={t('directName')}
        maxLength={LIMITS.title}
        placeholder={documents(`kinds.${kind}`)}
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
