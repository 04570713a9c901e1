'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ExposureCell } from '#components/exposure/exposure-cell'
import { FreeText } from '#components/shell/free-text'
import { ScrollRegion } from '#components/ui/scroll-region'
import { type RequestedProperty, useRequestedProperty } from '#components/viewing/go-to'
import { fieldName } from '#lib/client/edits/connectors'
import { MAIN_ROWS, MORE_ROWS, type PropertyNameRow, parameterName, partRows } from '#lib/client/views/connector-rows'
import { changedProperties } from '#lib/client/views/phase-changes'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Phase, Service } from '#lib/scenario/document/document'
import { type Column, useColumns } from './columns'
import { ConnectorHead } from './connector-head'
import { OtherProperties } from './other-properties'
import { PropertyCell } from './property-cell'
import { UnfoldButton } from './unfold-button'

type Props = {
  phase: Phase
  previous: Phase | null
  services: readonly Service[]
}

/** The width of a column in a table that renders only those near the window; of others `--column`, which is less on a phone. */
const COLUMN = 188
/** Up to this many columns are all rendered, and share the width. Of more, only those near the window are. */
const ALL_AT_ONCE = 10
const HEAD_PROPERTIES: ReadonlySet<string> = new Set(['name', 'enabled', 'connectorType'])

/** A table of the connectors of a phase, with a row per property. It scrolls sideways only. */
export function ConnectorsTable({ phase, previous, services }: Props) {
  const t = useTranslations('connectors')
  const { target, served } = useRequestedProperty()
  const [isMore, setMore] = useState(false)
  const region = useRef<HTMLElement>(null)
  const [isUnfolded, setUnfolded] = useState(false)
  const { columns, folded } = useColumns({ phase, previous, isUnfolded, asked: target?.connectorId ?? null })
  const [used, unused] = useMemo(() => partRows(phase.connectors), [phase.connectors])
  const { isWhole, visible, scrollTo } = useVisibleColumns(columns, region)
  useTarget(target, served, phase, (connectorId, isInMore) => {
    if (isInMore) setMore(true)
    scrollTo(connectorId)
  })
  return (
    <ScrollRegion
      ref={region}
      label={t('table')}
      className="scrolls-sideways relative scroll-pl-(--property) border-y border-line [--behind:var(--paper)] [--property:clamp(13.5rem,15cqi,16.5rem)] max-phone:-mx-gutter max-phone:px-gutter [--column:188px] max-phone:[--property:8rem] max-slim:[--property:5.75rem] max-phone:[--column:9.25rem] max-slim:[--column:8.25rem]"
    >
      <table
        aria-colcount={columns.length + 1}
        className={`table-fixed border-separate border-spacing-0 text-left ${isWhole ? 'w-full' : ''}`}
        style={
          isWhole
            ? { minWidth: `calc(var(--property) + ${columns.length} * var(--column))` }
            : { width: `calc(var(--property) + ${columns.length * COLUMN}px)` }
        }
      >
        <thead>
          <HeadRow phaseId={phase.id} isWhole={isWhole} {...visible} />
        </thead>
        <tbody id="properties" tabIndex={-1}>
          {MAIN_ROWS.map((rows) => (
            <PropertyRow key={rows[0].property} rows={rows} phaseId={phase.id} {...visible} />
          ))}
          {[...used, ...(isMore ? unused : [])].map((row) => (
            <PropertyRow key={row.property} rows={[row]} phaseId={phase.id} {...visible} />
          ))}
          {phase.connectors.some(({ otherProperties }) => otherProperties.length > 0) && (
            <PlainRow title={t('other')} {...visible}>
              {(connector) => <OtherProperties connector={connector} />}
            </PlainRow>
          )}
          <PlainRow title={t('letsIn')} {...visible}>
            {(connector) => <ExposureCell connector={connector} phase={phase} services={services} />}
          </PlainRow>
        </tbody>
      </table>
      {folded.length > 0 && (
        <UnfoldButton
          isOpen={isUnfolded}
          onToggle={() => setUnfolded(!isUnfolded)}
          title={t('folded', { count: folded.length })}
        >
          <FreeText>{folded.map(({ name }) => name).join(', ')}</FreeText>
        </UnfoldButton>
      )}
      {unused.length > 0 && (
        <UnfoldButton isOpen={isMore} onToggle={() => setMore(!isMore)} title={t('unused', { count: unused.length })}>
          <span className="font-mono">{unused.map(({ property }) => parameterName(property)).join(', ')}</span>
        </UnfoldButton>
      )}
    </ScrollRegion>
  )
}

/** The columns that are rendered, the space of those that are not, and how to scroll to one. */
function useVisibleColumns(columns: readonly Column[], region: RefObject<HTMLElement | null>) {
  const isWhole = columns.length <= ALL_AT_ONCE
  const virtual = useVirtualizer({
    horizontal: true,
    count: isWhole ? 0 : columns.length,
    getScrollElement: () => region.current,
    estimateSize: () => COLUMN,
    getItemKey: (index) => columns[index]?.connector.id ?? index,
    overscan: 2,
    initialRect: { width: 1200, height: 600 },
  })
  const items = virtual.getVirtualItems()
  const visible: VisibleColumns = isWhole
    ? { before: 0, after: 0, columns }
    : {
        before: items[0]?.start ?? 0,
        after: virtual.getTotalSize() - (items.at(-1)?.end ?? 0),
        columns: items.flatMap(({ index }) => columns[index] ?? []),
      }
  const scrollTo = (connectorId: string) => {
    const index = columns.findIndex(({ connector }) => connector.id === connectorId)
    if (!isWhole && index >= 0) virtual.scrollToIndex(index, { align: 'center' })
  }
  return { isWhole, visible, scrollTo }
}

/** Serves a request: it shows the column and row, and focuses the property once they are rendered. */
function useTarget(
  target: RequestedProperty | null,
  served: RefObject<number>,
  phase: Phase,
  show: (connectorId: string, isInMore: boolean) => void,
): void {
  useEffect(() => {
    if (target === null || served.current === target.number) return
    served.current = target.number
    const { connectorId, property } = target
    if (!phase.connectors.some(({ id }) => id === connectorId)) return
    show(
      connectorId,
      MORE_ROWS.some((row) => row.property === property),
    )
    // The timer is not cleared: the scroll itself causes a render, and a late look-up of a removed field finds nothing.
    setTimeout(() => {
      const find = (name: string) => document.getElementById(fieldName(phase.id, connectorId, name))
      const cell = find(property ?? 'name') ?? find('name')
      cell?.scrollIntoView({ block: 'center', inline: 'nearest' })
      const field = cell?.querySelector<HTMLElement>('input, textarea, select')
      field?.focus({ preventScroll: true })
      if (property === 'name' && field instanceof HTMLInputElement) field.select()
    }, AFTER_SCROLL)
  })
}

/** Milliseconds until the virtual columns are rendered after the scroll. */
const AFTER_SCROLL = 60

type VisibleColumns = { before: number; after: number; columns: readonly Column[] }

const CELL = 'border-b border-l border-line px-2.5 py-1.5 align-top max-phone:px-1.5'
const ROW_HEAD = 'sticky left-0 z-10 border-b border-line bg-paper py-1.5 pr-2.5 align-top font-normal'

function HeadRow({ phaseId, isWhole, before, after, columns }: VisibleColumns & { phaseId: string; isWhole: boolean }) {
  return (
    <tr>
      <td className={`${ROW_HEAD} w-(--property)`} />
      <ColumnSpacer width={before} />
      {columns.map(({ connector, was, isNew }) => (
        <th
          key={connector.id}
          scope="col"
          style={isWhole ? undefined : { width: COLUMN }}
          className={`${CELL} align-bottom font-normal`}
        >
          <ConnectorHead
            phaseId={phaseId}
            connector={connector}
            isNew={isNew}
            isChanged={
              was !== null && changedProperties(was, connector).some((property) => HEAD_PROPERTIES.has(property))
            }
          />
        </th>
      ))}
      <ColumnSpacer width={after} />
    </tr>
  )
}

type RowProps = VisibleColumns & { rows: readonly [PropertyNameRow, ...PropertyNameRow[]]; phaseId: string }

function PropertyRow({ rows, phaseId, columns, before, after }: RowProps) {
  return (
    <tr>
      <RowHead property={rows[0].property} />
      <ColumnSpacer width={before} />
      {columns.map(({ connector, was }) => (
        <td key={connector.id} className={CELL}>
          {rows.map((row) => (
            <PropertyCell key={row.property} phaseId={phaseId} connector={connector} was={was} row={row} />
          ))}
        </td>
      ))}
      <ColumnSpacer width={after} />
    </tr>
  )
}

/** The head of a row: what it means, and the parameter it sets. The wording of the admin center is in its tip. */
const RowHead = memo(function RowHead({ property }: { property: PropertyNameRow['property'] }) {
  const t = useTranslations('connectors')
  return (
    <th scope="row" title={t(`wording.${property}`)} className={ROW_HEAD}>
      <span className="block leading-snug hyphens-auto">{t(`heads.${property}`)}</span>
      <span className="block font-mono text-2xs leading-snug text-ink-3 [overflow-wrap:anywhere] max-phone:hidden">
        {parameterName(property)}
      </span>
    </th>
  )
})

type PlainProps = VisibleColumns & { title: string; children: (connector: ScenarioConnector) => ReactNode }

function PlainRow({ title, columns, before, after, children }: PlainProps) {
  return (
    <tr>
      <th scope="row" className={ROW_HEAD}>
        {title}
      </th>
      <ColumnSpacer width={before} />
      {columns.map(({ connector }) => (
        <td key={connector.id} className={CELL}>
          {children(connector)}
        </td>
      ))}
      <ColumnSpacer width={after} />
    </tr>
  )
}

/** Takes the space of columns that are not rendered. */
function ColumnSpacer({ width }: { width: number }) {
  return width > 0 ? <td aria-hidden style={{ width }} /> : null
}
