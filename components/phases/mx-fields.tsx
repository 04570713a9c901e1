'use client'

import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { useEditing } from '#components/workspace/editing'
import { useWithLaterPhases } from '#components/workspace/later-phases'
import { changeDocument } from '#lib/client/draft/draft'
import { isDomainPattern } from '#lib/client/edits/lines'
import { changeFacts } from '#lib/client/edits/phases'
import type { Mx, Phase, Service } from '#lib/scenario/document/document'
import { MICROSOFT } from '#lib/scenario/document/microsoft'
import { useMxName } from './mx-name'

/** The MX target of each domain in a phase: a service, or Microsoft. */
export function MxFields({ phase, services }: { phase: Phase; services: readonly Service[] }) {
  const t = useTranslations('workspace.mx')
  const editing = useEditing()
  const withLaterPhases = useWithLaterPhases()
  const { mx } = phase
  const set = (next: Mx[], about: string | null = null) =>
    editing?.change(changeDocument(changeFacts(phase.id, { mx: next }, withLaterPhases)), about)
  const nameOf = useMxName(services)
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="text-sm font-medium">{t('title')}</legend>
      {mx.length === 0 && <p className="text-sm text-ink-3">{t('none')}</p>}
      <ul className="flex flex-col gap-1.5">
        {mx.map(({ domain, to }, index) => (
          <li key={domain} className="flex flex-wrap items-center gap-2 text-sm">
            <span className="min-w-0 flex-1 basis-32 font-mono text-xs [overflow-wrap:anywhere]">{domain}</span>
            {editing === null ? (
              <span>
                <span aria-hidden>→ </span>
                {nameOf(to)}
              </span>
            ) : (
              <>
                <Target
                  label={t('target', { domain })}
                  value={to}
                  services={services}
                  onChange={(next) => set(mx.with(index, { domain, to: next }))}
                />
                <button
                  type="button"
                  aria-label={t('remove', { domain })}
                  title={t('remove', { domain })}
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

type TargetProps = { label: string; value: string; services: readonly Service[]; onChange: (to: string) => void }

function Target({ label, value, services, onChange }: TargetProps) {
  const t = useTranslations('workspace.mx')
  return (
    <select
      aria-label={label}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      className="min-h-8 max-w-52 rounded-lg border border-line-strong bg-surface px-2 text-sm"
    >
      {services.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
      <option value={MICROSOFT}>{t('microsoft')}</option>
    </select>
  )
}

type AddProps = { phase: Phase; services: readonly Service[]; onAdd: (mx: Mx) => void }

function AddDomain({ phase, services, onAdd }: AddProps) {
  const t = useTranslations('workspace.mx')
  const known = new Set(phase.mx.map(({ domain }) => domain.toLowerCase()))
  const missing = phase.tenant.acceptedDomains.filter((domain) => !known.has(domain.toLowerCase()))
  const [typed, setTyped] = useState<string | null>(null)
  const domain = (typed ?? missing[0] ?? '').trim()
  const isNew = domain !== '' && isDomainPattern(domain) && !known.has(domain.toLowerCase())
  const listId = `mx-domains-${phase.id}`
  return (
    <form
      className="flex flex-wrap items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isNew) return
        onAdd({ domain, to: services.find(({ kind }) => kind === 'filter')?.id ?? services[0]?.id ?? MICROSOFT })
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
