'use client'

import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useEditing } from '#components/editing/editing'
import { useWithLaterPhases } from '#components/editing/later-phases'
import { Button } from '#components/ui/button'
import { InvisibleNote } from '#components/ui/texts'
import { changeDocument } from '#lib/client/draft/draft'
import { changeFacts } from '#lib/client/edits/phases'
import { withoutInvisible } from '#lib/matcher'
import type { Mx, Phase, Service } from '#lib/scenario/document/document'
import { readDomainPattern } from '#lib/scenario/document/forms'
import { LIMITS } from '#lib/scenario/document/limits'
import { MICROSOFT } from '#lib/scenario/document/microsoft'
import { useMxNames } from './mx-name'

/** The MX target of each domain in a phase: a service, or Microsoft. */
export function MxFields({ phase, services }: { phase: Phase; services: readonly Service[] }) {
  const t = useTranslations('workspace.mx')
  const editing = useEditing()
  const withLaterPhases = useWithLaterPhases()
  const { mx } = phase
  const set = (next: Mx[], about: string | null = null) =>
    editing?.change(changeDocument(changeFacts(phase.id, { mx: next }, withLaterPhases)), about)
  const nameOf = useMxNames(services)
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="text-sm font-medium">{t('title')}</legend>
      {mx.length === 0 && <p className="text-sm text-ink-3">{t('none')}</p>}
      <ul className="flex flex-col gap-2.5">
        {mx.map((record, index) => (
          <li key={record.domain} className="flex flex-wrap items-start gap-2 text-sm">
            <span className="min-w-0 flex-1 basis-32 pt-1.5 font-mono text-xs [overflow-wrap:anywhere]">
              {record.domain}
            </span>
            {editing === null ? (
              <span className="pt-0.5">
                <span aria-hidden>→ </span>
                {nameOf(record)}
              </span>
            ) : (
              <>
                <Record record={record} services={services} onChange={(next) => set(mx.with(index, next))} />
                <button
                  type="button"
                  aria-label={t('remove', { domain: record.domain })}
                  title={t('remove', { domain: record.domain })}
                  onClick={() => set(mx.toSpliced(index, 1))}
                  className="grid size-7 place-items-center rounded-md text-ink-3 hover:bg-sunken hover:text-ink"
                >
                  <X aria-hidden className="size-4" />
                </button>
              </>
            )}
          </li>
        ))}
      </ul>
      {editing && <AddDomain phase={phase} services={services} onAdd={(added) => set([...mx, added])} />}
      {editing && <p className="text-xs text-ink-3">{t('hint')}</p>}
    </fieldset>
  )
}

type RecordProps = { record: Mx; services: readonly Service[]; onChange: (record: Mx) => void }

/** Where MX of a domain points, and who hands its mail over where that is somebody else. */
function Record({ record, services, onChange }: RecordProps) {
  const t = useTranslations('workspace.mx')
  const { domain, to, handedOverBy } = record
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <Targets
        ids={to}
        labelOf={(number) => (number === 1 ? t('target', { domain }) : t('targetNumber', { domain, number }))}
        services={services}
        more={t('more')}
        none={null}
        onChange={(ids) => onChange({ ...record, to: ids })}
      />
      <div className="flex flex-wrap items-start gap-x-2 text-xs text-ink-3">
        <span aria-hidden className="pt-2">
          {t('handedOver')}
        </span>
        <Targets
          ids={handedOverBy}
          labelOf={(number) => t('handedOverBy', { domain, number })}
          services={services}
          more={t('more')}
          none={t('asMx')}
          onChange={(ids) => onChange({ ...record, handedOverBy: ids })}
        />
      </div>
    </div>
  )
}

type TargetsProps = {
  ids: readonly string[]
  labelOf: (number: number) => string
  services: readonly Service[]
  /** the empty choice behind the chosen ones */
  more: string
  /** the empty choice where nothing is chosen; null where something must be */
  none: string | null
  onChange: (ids: string[]) => void
}

/** One list per chosen service, and an empty one for one more. */
function Targets({ ids, labelOf, services, more, none, onChange }: TargetsProps) {
  const t = useTranslations('workspace.mx')
  const options = [...services.map(({ id, name }) => ({ id, name })), { id: MICROSOFT, name: t('microsoft') }]
  const free = options.filter(({ id }) => !ids.includes(id))
  return (
    <div className="flex flex-wrap gap-1.5">
      {[...ids, ''].slice(0, LIMITS.mxTargets).map((chosen, index) => {
        if (chosen === '' && free.length === 0) return null
        const isOptional = none !== null || ids.length > 1
        return (
          <select
            key={chosen}
            aria-label={labelOf(index + 1)}
            value={chosen}
            onChange={({ target: { value } }) =>
              onChange(
                value === ''
                  ? ids.filter((id) => id !== chosen)
                  : index < ids.length
                    ? ids.with(index, value)
                    : [...ids, value],
              )
            }
            className={`min-h-8 rounded-lg border border-line-strong bg-surface px-2 text-sm ${chosen === '' ? 'max-w-36 text-ink-3' : 'max-w-52 text-ink'}`}
          >
            {chosen === '' ? (
              <option value="">{ids.length === 0 && none !== null ? none : more}</option>
            ) : (
              isOptional && <option value="">{t('takeOut')}</option>
            )}
            {options
              .filter(({ id }) => id === chosen || !ids.includes(id))
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </select>
        )
      })}
    </div>
  )
}

type AddProps = { phase: Phase; services: readonly Service[]; onAdd: (mx: Mx) => void }

function AddDomain({ phase, services, onAdd }: AddProps) {
  const t = useTranslations('workspace.mx')
  const known = new Set(phase.mx.map(({ domain }) => domain.toLowerCase()))
  const missing = phase.tenant.acceptedDomains.filter((domain) => !known.has(domain.toLowerCase()))
  const [typed, setTyped] = useState<string | null>(null)
  const domain = withoutInvisible(typed ?? missing[0] ?? '').trim()
  const isNew = domain !== '' && readDomainPattern(domain) !== null && !known.has(domain.toLowerCase())
  const listId = `mx-domains-${phase.id}`
  return (
    <form
      className="flex flex-wrap items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isNew) return
        const to = services.find(({ kind }) => kind === 'filter')?.id ?? services[0]?.id ?? MICROSOFT
        onAdd({ domain, to: [to], handedOverBy: [] })
        setTyped(null)
      }}
    >
      <span className="min-w-0 flex-1 basis-40">
        <input
          aria-label={t('domain')}
          list={listId}
          value={typed ?? missing[0] ?? ''}
          placeholder="contoso.com"
          onChange={({ target }) => setTyped(target.value)}
          className="min-h-8 w-full rounded-lg border border-line-strong bg-surface px-2 font-mono text-xs"
        />
        <datalist id={listId}>
          {missing.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
        <InvisibleNote text={typed ?? ''} compared />
        {domain !== '' && !isNew && (
          <span className="text-xs text-lost">{t(known.has(domain.toLowerCase()) ? 'known' : 'noDomain')}</span>
        )}
      </span>
      <Button type="submit" disabled={!isNew}>
        <Plus aria-hidden className="size-4" />
        {t('add')}
      </Button>
    </form>
  )
}
