'use client'

import { useTranslations } from 'use-intl'
import type { Unit } from '#lib/client/draft/merge'
import { parameterName } from '#lib/client/views/connector-rows'
import { phaseNumber } from '#lib/client/views/names'
import type { ScenarioDocument } from '#lib/scenario/document/document'

/** Entries of a list that are shown of one side. */
const SHOWN = 6

/** The fields of phases, services, samples and exceptions that screens have a word for. */
const NAMED_FIELDS = [
  'name',
  'note',
  'tenant',
  'mx',
  'plannedOn',
  'mxTtl',
  'kind',
  'networks',
  'certificateNames',
  'tls',
  'shared',
  'delivery',
  'mailFromDomains',
  'sourceIP',
  'mailFrom',
  'recipient',
  'serviceId',
  'want',
  'reason',
  'by',
  'answer',
] as const

const isNamed = (field: string): field is (typeof NAMED_FIELDS)[number] => NAMED_FIELDS.some((one) => one === field)

type NamedItem = { readonly id: string; readonly name: string }

/** How the unit of a conflict, its fields and their values are called. `document`: one that has the unit, if any does. */
export function useConflictTexts({ mine, theirs }: { mine: ScenarioDocument; theirs: ScenarioDocument }) {
  const t = useTranslations('review.conflict')
  const parts = useTranslations('workspace.conflict.parts')
  const nameIn = (list: (document: ScenarioDocument) => readonly NamedItem[], id: string): string =>
    [...list(mine), ...list(theirs)].find((item) => item.id === id)?.name || id
  const phaseOf = (phaseId: string): string => {
    const index = mine.phases.findIndex(({ id }) => id === phaseId)
    return `${index < 0 ? '' : `${phaseNumber(index)} `}${nameIn(({ phases }) => phases, phaseId)}`
  }
  return {
    unit: (unit: Unit): string => {
      switch (unit.kind) {
        case 'fact':
          return parts(unit.id)
        case 'order':
          return t('order')
        case 'phases':
          return t('phase', { name: phaseOf(unit.id) })
        case 'connectors': {
          const find = ({ phases }: ScenarioDocument) => phases.find(({ id }) => id === unit.phaseId)?.connectors ?? []
          return t('connector', { name: nameIn(find, unit.id), phase: phaseOf(unit.phaseId) })
        }
        case 'services':
          return t('service', { name: nameIn(({ services }) => services, unit.id) })
        case 'senders':
          return t('sample', { name: nameIn(({ senders }) => senders, unit.id) })
        default:
          return parts(unit.kind)
      }
    },
    field: (unit: Unit, field: string): string => {
      if (unit.kind === 'connectors') return parameterName(field)
      return isNamed(field) ? t(`fields.${field}`) : field
    },
    value: (value: unknown): string => {
      if (value === undefined) return t('removed')
      if (value === null || value === '') return '–'
      if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
      if (!Array.isArray(value)) return typeof value === 'object' ? JSON.stringify(value) : String(value)
      const entries = value.map((entry: unknown) => (typeof entry === 'object' ? JSON.stringify(entry) : String(entry)))
      if (entries.length === 0) return '–'
      const more = entries.length - SHOWN
      return `${entries.slice(0, SHOWN).join(', ')}${more > 0 ? ` ${t('more', { count: more })}` : ''}`
    },
  }
}
