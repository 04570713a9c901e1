'use client'

import { memo, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useInvalidText } from '#components/editing/document'
import { useEditing } from '#components/editing/editing'
import { useWithLaterPhases } from '#components/editing/later-phases'
import { FieldFindings } from '#components/findings/field-findings'
import { FreeText } from '#components/shell/free-text'
import { SpfLink } from '#components/spf/spf-link'
import { InvisibleNote } from '#components/ui/texts'
import { keepInvalidText } from '#lib/client/draft/draft'
import { type EditScope, fieldName, setProperties } from '#lib/client/edits/connectors'
import { readDomainLines, readNetworkLines, readTextLines } from '#lib/client/edits/lines'
import {
  type PropertyChange,
  type PropertyNameRow,
  parameterName,
  propertyChange,
} from '#lib/client/views/connector-rows'
import { prepareConnector, withoutInvisible } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { LONGEST_CERTIFICATE_NAME } from '#lib/scenario/document/forms'
import { LIMITS } from '#lib/scenario/document/limits'
import { LinesField } from './lines-field'

type Props = {
  phaseId: string
  connector: ScenarioConnector
  /** the connector in the phase before; null where there is none */
  was: ScenarioConnector | null
  row: PropertyNameRow
}

/**
 * One property of one connector: a field, or its value if read-only; beneath it how it differs from the phase before, and
 * what is wrong in it.
 */
export const PropertyCell = memo(function PropertyCell({ phaseId, connector, was, row }: Props) {
  const editing = useEditing()
  const change = was === null ? null : propertyChange(was, connector, row.property)
  return (
    <div id={fieldName(phaseId, connector.id, row.property)} className="flex flex-col gap-1">
      {editing === null || row.kind === 'readonly' ? (
        <PropertyValue connector={connector} row={row} />
      ) : (
        <PropertyField phaseId={phaseId} connector={connector} row={row} />
      )}
      {change !== null && <ChangeMark change={change} />}
      <FieldFindings phaseId={phaseId} connectorId={connector.id} property={row.property} />
    </div>
  )
})

/** How a property differs from the phase before. */
function ChangeMark({ change }: { change: PropertyChange }) {
  const t = useTranslations('connectors')
  const wasText = (was: string | boolean | null) =>
    typeof was === 'boolean' ? t(was ? 'yes' : 'no') : was === null || was === '' ? t('empty') : was
  return (
    <p className="flex items-baseline gap-1.5 text-xs text-accent [overflow-wrap:anywhere]">
      <span aria-hidden className="size-1.5 shrink-0 self-center rounded-full bg-current" />
      <span className="sr-only">{t('differs')}: </span>
      {change.kind === 'list'
        ? t('change.list', { added: change.added, removed: change.removed })
        : t('change.value', { was: wasText(change.was) })}
    </p>
  )
}

type FieldProps = Omit<Props, 'was'>

const READERS = { networks: readNetworkLines, domains: readDomainLines, texts: readTextLines }

function PropertyField({ phaseId, connector, row: { property, kind } }: FieldProps) {
  const t = useTranslations('connectors')
  const format = useFormatter()
  const editing = useEditing()
  const withLaterPhases = useWithLaterPhases()
  const label = t('fieldOf', { parameter: parameterName(property), connector: connector.name })
  const value = connector[property]
  const field = fieldName(phaseId, connector.id, property)
  const invalidText = useInvalidText(field)
  const set = (next: unknown, unreadable: string | null) =>
    editing?.change((draft) => {
      const scope = { phaseId, connectorId: connector.id, withLaterPhases }
      const document = setProperties(scope, { [property]: next })(draft.document)
      return { ...draft, document, invalidText: keepInvalidText(draft.invalidText, field, unreadable) }
    }, field)
  if (kind === 'flag')
    return (
      <label className="flex min-h-6 cursor-pointer items-center gap-1.5">
        <input
          type="checkbox"
          aria-label={label}
          checked={value === true}
          onChange={({ target }) => set(target.checked, null)}
          className="size-4 accent-accent"
        />
        <span aria-hidden className={value === true ? '' : 'text-ink-3'}>
          {t(value === true ? 'yes' : 'no')}
        </span>
      </label>
    )
  if (kind === 'text')
    return (
      <TextProperty
        label={label}
        value={typeof value === 'string' ? value : ''}
        isComment={property === 'comment'}
        onChange={(text) => set(text === '' && property !== 'comment' ? null : text, null)}
      />
    )
  if (kind === 'readonly') return null
  const values = Array.isArray(value) ? value : []
  return (
    <LinesField
      label={label}
      labelHidden
      values={values}
      invalidText={invalidText}
      read={READERS[kind]}
      advice={t(`advice.${kind}`)}
      hint={
        kind === 'networks' && values.length > 0
          ? t('networks', { count: values.length, number: format.number(values.length) })
          : undefined
      }
      placeholder={t(property === 'associatedAcceptedDomains' ? 'all' : 'none')}
      warning={property === 'senderIPAddresses' ? <Refused connector={connector} /> : undefined}
      actions={
        property === 'senderIPAddresses' && (
          <FromSpf scope={{ phaseId, connectorId: connector.id, withLaterPhases }} of={connector.name} />
        )
      }
      onRead={({ values: next, invalid }, text) => set(next, invalid.length > 0 ? text : null)}
    />
  )
}

type TextProps = { label: string; value: string; isComment: boolean; onChange: (text: string) => void }

/** The comment keeps what was typed. A certificate name is compared, so it is kept without what nobody sees. */
function TextProperty({ label, value, isComment, onChange }: TextProps) {
  const t = useTranslations('connectors')
  const [typed, setTyped] = useState('')
  const change = (text: string) => {
    setTyped(text)
    onChange(isComment ? text : withoutInvisible(text))
  }
  return (
    <div className="min-w-0 flex-1">
      <input
        aria-label={label}
        value={value}
        maxLength={isComment ? LIMITS.text : LONGEST_CERTIFICATE_NAME}
        placeholder={t('empty')}
        spellCheck={isComment}
        autoCapitalize="off"
        onChange={({ target }) => change(target.value)}
        onBlur={() => setTyped('')}
        title={value}
        className={`-mx-1.5 w-[calc(100%+12px)] rounded-md border border-transparent px-[5px] py-0.5 text-xs leading-4.5 placeholder:font-sans placeholder:text-ink-3 hover:border-line-strong focus:border-accent focus:bg-surface ${isComment ? '' : 'font-mono'}`}
      />
      <InvisibleNote text={isComment ? value : typed} compared={!isComment} />
    </div>
  )
}

/** Says which addresses Exchange Online refuses. */
function Refused({ connector }: { connector: ScenarioConnector }) {
  const t = useTranslations('connectors')
  const [entry, ...others] = prepareConnector(connector).quoted.refusedAddresses
  if (entry === undefined) return null
  return <p className="text-xs text-lost [overflow-wrap:anywhere]">{t('refused', { entry, more: others.length })}</p>
}

/** A button that fills the list from an SPF record. */
function FromSpf({ scope, of }: { scope: EditScope; of: string }) {
  const t = useTranslations('spf')
  const editing = useEditing()
  return (
    <SpfLink
      label={t('openFor', { field: 'SenderIPAddresses', name: of })}
      onOpen={() => editing?.open({ kind: 'spf', scope })}
    />
  )
}

/** Entries of a list that are shown. The others are counted. */
const SHOWN = 4

function PropertyValue({ connector, row: { property } }: { connector: ScenarioConnector; row: PropertyNameRow }) {
  const t = useTranslations('connectors')
  const value = connector[property]
  if (typeof value === 'boolean')
    return <span className={value ? 'font-medium' : 'text-ink-3'}>{t(value ? 'yes' : 'no')}</span>
  if (Array.isArray(value))
    return value.length === 0 ? (
      <span className="text-ink-3">{t(property === 'associatedAcceptedDomains' ? 'all' : 'none')}</span>
    ) : (
      <div className="min-w-0">
        <span className="font-mono text-xs [overflow-wrap:anywhere]">
          {value.slice(0, SHOWN).join(', ')}
          {value.length > SHOWN && ` ${t('andMore', { count: value.length - SHOWN })}`}
        </span>
        {property === 'senderIPAddresses' && <Refused connector={connector} />}
      </div>
    )
  return value === null || value === '' ? (
    <span className="text-ink-3">{t('empty')}</span>
  ) : (
    <span className={`text-xs [overflow-wrap:anywhere] ${property === 'comment' ? '' : 'font-mono'}`}>
      <FreeText>{value}</FreeText>
    </span>
  )
}
