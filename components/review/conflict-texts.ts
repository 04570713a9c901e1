'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { useMxNames } from '#components/phases/mx-name'
import type { Unit } from '#lib/client/draft/merge'
import { MX_FIELD } from '#lib/client/views/conflict-fields'
import type { ConflictGroup } from '#lib/client/views/conflict-groups'
import { parameterName } from '#lib/client/views/connector-rows'
import { phaseNumber } from '#lib/client/views/names'
import type { MxFacts } from '#lib/client/views/phase-changes'
import type { ScenarioDocument } from '#lib/scenario/document/document'

/** Entries of a list that are shown of one side. */
const SHOWN = 6

/** The fields of phases, services, samples and exceptions that screens have a word for. */
const NAMED_FIELDS = [
  'name',
  'note',
  'acceptedDomains',
  'rejectDirectSend',
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

type Documents = { readonly mine: ScenarioDocument; readonly theirs: ScenarioDocument }

/** What a group of conflicts is called: its kind and the name that either side gives it; of a connector all its phases. */
export function useGroupName({ mine, theirs }: Documents): (group: ConflictGroup) => string {
  const t = useTranslations('review.conflict')
  const parts = useTranslations('workspace.conflict.parts')
  const format = useFormatter()
  const nameIn = (listOf: (document: ScenarioDocument) => readonly NamedItem[], id: string): string =>
    [...listOf(mine), ...listOf(theirs)].find((item) => item.id === id)?.name || id
  const phaseName = (phaseId: string): string => {
    const index = mine.phases.findIndex(({ id }) => id === phaseId)
    return `${index < 0 ? '' : `${phaseNumber(index)} `}${nameIn(({ phases }) => phases, phaseId)}`
  }
  const connectorsOf =
    (phaseId: string) =>
    ({ phases }: ScenarioDocument) =>
      phases.find(({ id }) => id === phaseId)?.connectors ?? []
  return (group) => {
    const [{ unit }] = group
    switch (unit.kind) {
      case 'fact':
        return parts(unit.id)
      case 'order':
        return t('order')
      case 'phases':
        return t('phase', { name: phaseName(unit.id) })
      case 'connectors':
        return t('connector', {
          name: nameIn(connectorsOf(unit.phaseId), unit.id),
          phase: format.list(
            group.flatMap((one) => (one.unit.kind === 'connectors' ? phaseName(one.unit.phaseId) : [])),
          ),
        })
      case 'services':
        return t('service', { name: nameIn(({ services }) => services, unit.id) })
      case 'senders':
        return t('sample', { name: nameIn(({ senders }) => senders, unit.id) })
      default:
        return parts(unit.kind)
    }
  }
}

type NamedItem = { readonly id: string; readonly name: string }

/** What a field of a unit is called; a field that screens have no word for keeps its name in the document. */
export function useFieldName(): (unit: Unit, field: string) => string {
  const t = useTranslations('review.conflict.fields')
  return (unit, field) => {
    if (unit.kind === 'connectors') return parameterName(field)
    if (field.startsWith(MX_FIELD)) return `MX ${field.slice(MX_FIELD.length)}`
    return isNamed(field) ? t(field) : field
  }
}

/** Returns a function that says what one side says of a field. Of a long list, the first entries are told. */
export function useFieldValue({ mine, theirs }: Documents): (value: unknown) => string {
  const t = useTranslations('review.conflict')
  const services = [...mine.services, ...theirs.services]
  const mxNames = useMxNames(services)
  const sayEntry = (entry: unknown): string => {
    if (isMx(entry)) return mxNames(entry)
    if (typeof entry === 'object' && entry !== null) return t('otherValue')
    return services.find(({ id }) => id === entry)?.name || String(entry)
  }
  return (value) => {
    if (value === undefined) return t('removed')
    if (value === null || value === '') return '–'
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (!Array.isArray(value)) return sayEntry(value)
    if (value.length === 0) return '–'
    const more = value.length - SHOWN
    return `${value.slice(0, SHOWN).map(sayEntry).join(', ')}${more > 0 ? ` ${t('more', { count: more })}` : ''}`
  }
}

const isMx = (value: unknown): value is MxFacts =>
  typeof value === 'object' && value !== null && 'to' in value && 'handedOverBy' in value
