'use client'

import { memo, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useInvalidText } from '#components/editing/document'
import { useEditing } from '#components/editing/editing'
import { useWithLaterPhases } from '#components/editing/later-phases'
import { FreeText } from '#components/shell/free-text'
import { SpfLink } from '#components/spf/spf-link'
import { InvisibleNote } from '#components/ui/texts'
import { keepInvalidText } from '#lib/client/draft/draft'
import { type EditScope, fieldName, setProperties } from '#lib/client/edits/connectors'
import { readDomainLines, readNetworkLines, readTextLines } from '#lib/client/edits/lines'
import { prepareConnector, withoutInvisible } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { LONGEST_CERTIFICATE_NAME } from '#lib/scenario/document/forms'
import { LIMITS } from '#lib/scenario/document/limits'
import { LinesField } from './lines-field'
import { type PropertyNameRow, parameterName } from './property-names'

type Props = {
  phaseId: string
  connector: ScenarioConnector
  row: PropertyNameRow
  isChanged: boolean
}

/**
 * One property of one connector: a field, or its value if read-only. It is marked if it differs from the previous
 * phase.
 */
export const PropertyCell = memo(function PropertyCell({ phaseId, connector, row, isChanged }: Props) {
  const t = useTranslations('connectors')
  const editing = useEditing()
  return (
    <div id={fieldName(phaseId, connector.id, row.property)} className="flex scroll-mt-24 items-start gap-1.5">
      {isChanged && (
        <span className="mt-1.5 shrink-0 text-[0.5rem] leading-none text-accent" title={t('differs')}>
          <span aria-hidden>●</span>
          <span className="sr-only">{t('differs')}:</span>
        </span>
      )}
      {editing === null || row.kind === 'readonly' ? (
        <PropertyValue connector={connector} row={row} />
      ) : (
        <PropertyField phaseId={phaseId} connector={connector} row={row} />
      )}
    </div>
  )
})

type FieldProps = Omit<Props, 'isChanged'>

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
      <label className="flex min-h-7 cursor-pointer items-center gap-2">
        <input
          type="checkbox"
          aria-label={label}
          checked={value === true}
          onChange={({ target }) => set(target.checked, null)}
          className="size-4 accent-accent"
        />
        <span aria-hidden className={value === true ? 'font-medium' : 'text-ink-3'}>
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
        className={`min-h-7 w-full rounded-md border border-line bg-surface px-2 py-1 text-xs placeholder:text-ink-3 hover:border-line-strong ${isComment ? '' : 'font-mono'}`}
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
