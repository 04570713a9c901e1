'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { parameterName } from '#lib/client/views/connector-rows'
import { phaseNumber } from '#lib/client/views/names'
import { type MxFacts, type PhaseChange, phaseChanges } from '#lib/client/views/phase-changes'
import type { Phase, Service } from '#lib/scenario/document/document'
import { useMxNames } from './mx-name'

type Props = { previous: Phase | null; phase: Phase; services: readonly Service[]; previousIndex: number }

/** The changes of a phase compared with the previous one. */
export function PhaseChanges({ previous, phase, services, previousIndex }: Props) {
  const t = useTranslations('workspace.changes')
  const changes = useMemo(() => (previous === null ? [] : phaseChanges(previous, phase)), [previous, phase])
  if (previous === null) return <p className="text-sm text-ink-3">{t('first')}</p>
  return (
    <div className="text-sm">
      <h3 className="font-medium">{t('title', { previous: phaseNumber(previousIndex) })}</h3>
      {changes.length === 0 ? (
        <p className="text-ink-3">{t('none')}</p>
      ) : (
        <ChangeList changes={changes} services={services} />
      )}
    </div>
  )
}

/** A list of field changes. */
export function ChangeList({ changes, services }: { changes: readonly PhaseChange[]; services: readonly Service[] }) {
  const describe = useChangeText(services)
  return (
    <ul className="mt-1 flex flex-col gap-1 text-ink-2">
      {changes.map((change) => {
        const text = describe(change)
        return (
          <li key={text} className="flex gap-2 [overflow-wrap:anywhere]">
            <span aria-hidden className="text-accent">
              ●
            </span>
            {text}
          </li>
        )
      })}
    </ul>
  )
}

/** Returns a function that says a field change in a few words. */
export function useChangeText(services: readonly Service[]): (change: PhaseChange) => string {
  const t = useTranslations('workspace.changes')
  const nameOf = useMxNames(services)
  const targetOf = (record: MxFacts | null) => (record === null ? t('nowhere') : nameOf(record))
  return (change) => {
    switch (change.kind) {
      case 'connectorAdded':
      case 'connectorRemoved':
        return t(change.kind, { name: change.name })
      case 'domainAdded':
      case 'domainRemoved':
        return t(change.kind, { domain: change.domain })
      case 'rejectDirectSend':
        return t(change.after ? 'directSendOn' : 'directSendOff')
      case 'mx':
        return t('mx', { domain: change.domain, before: targetOf(change.before), after: targetOf(change.after) })
      case 'connectorChanged':
        return changedText(change, t)
    }
  }
}

type T = ReturnType<typeof useTranslations<'workspace.changes'>>

function changedText(
  { name, property, before, after }: Extract<PhaseChange, { kind: 'connectorChanged' }>,
  t: T,
): string {
  if (property === 'enabled') return t(after === true ? 'enabled' : 'disabled', { name })
  const parameter = parameterName(property)
  if (!Array.isArray(before) || !Array.isArray(after))
    return t('property', { name, parameter, before: shown(before), after: shown(after) })
  const [old, now] = [new Set<unknown>(before), new Set<unknown>(after)]
  const added = after.filter((entry) => !old.has(entry)).length
  const removed = before.filter((entry) => !now.has(entry)).length
  return t('list', { name, parameter, added, removed })
}

const shown = (value: unknown): string => (value === null || value === '' ? '–' : String(value))
