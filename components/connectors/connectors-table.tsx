'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { ChevronDown } from 'lucide-react'
import { memo, type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ExposureCell } from '#components/exposure/exposure-cell'
import { Button } from '#components/ui/button'
import { ScrollRegion } from '#components/ui/scroll-region'
import { fieldName } from '#lib/client/edits/connectors'
import { changedProperties } from '#lib/client/views/phase-changes'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Phase, Service } from '#lib/scenario/document/document'
import { ConnectorHead } from './connector-head'
import { type RequestedProperty, useRequestedProperty } from './go-to'
import { OtherProperties } from './other-properties'
import { PropertyCell } from './property-cell'
import { MAIN_ROWS, MORE_ROWS, type PropertyNameRow, parameterName } from './property-names'

type Props = {
  phase: Phase
  previous: Phase | null
  services: readonly Service[]
  /**
   * the number of the last request that was served; the owner keeps it, because the table unmounts without connectors
   */
  shown: RefObject<number>
}

const COLUMN = 248
/**
 * Up to this many columns are all rendered and share the width. More columns have a fixed width and are virtualised.
 */
const ALL_AT_ONCE = 4
const HEAD_PROPERTIES: ReadonlySet<string> = new Set(['name', 'enabled', 'connectorType'])

type Column = {
  readonly connector: ScenarioConnector
  readonly isNew: boolean
  readonly changed: ReadonlySet<string>
}

/** A table of the connectors of a phase, with a row per property. Columns are virtualised. */
export function ConnectorsTable({ phase, previous, services, shown: lastShown }: Props) {
  const target = useRequestedProperty()
  const t = useTranslations('connectors')
  const [isMore, setMore] = useState(false)
  const region = useRef<HTMLElement>(null)
  const columns = useColumns(phase, previous)
  const virtual = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => region.current,
    estimateSize: () => COLUMN,
    getItemKey: (index) => columns[index]?.connector.id ?? index,
    overscan: 2,
    initialRect: { width: 1200, height: 600 },
  })
  useTarget(target, lastShown, phase, (index, isInMore) => {
    if (isInMore) setMore(true)
    virtual.scrollToIndex(index, { align: 'center' })
  })
  const isWhole = columns.length <= ALL_AT_ONCE
  const items = virtual.getVirtualItems()
  const shown = isWhole ? columns : items.flatMap(({ index }) => columns[index] ?? [])
  const before = isWhole ? 0 : (items[0]?.start ?? 0)
  const after = isWhole ? 0 : virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  const frame = { before, after }
  const rows = isMore ? [...MAIN_ROWS, ...MORE_ROWS] : MAIN_ROWS
  return (
    <ScrollRegion
      ref={region}
      label={t('table')}
      className="relative max-h-[min(75dvh,48rem)] scroll-pt-28 scroll-pl-(--first) overflow-y-auto border-t border-line"
    >
      <table
        aria-colcount={columns.length + 1}
        className={`table-fixed border-separate border-spacing-0 text-left text-sm ${isWhole ? 'w-full' : ''}`}
        style={{
          [isWhole ? 'minWidth' : 'width']: `calc(var(--first) + ${columns.length * (isWhole ? 200 : COLUMN)}px)`,
        }}
      >
        <thead>
          <tr>
            <td className="sticky top-0 left-0 z-30 w-(--first) border-r border-b border-line bg-surface" />
            <ColumnSpacer width={before} />
            {shown.map(({ connector, isNew, changed }) => (
              <th
                key={connector.id}
                scope="col"
                style={isWhole ? undefined : { width: COLUMN }}
                className="sticky top-0 z-20 border-r border-b border-line bg-surface px-3 py-2.5 align-top font-normal last:border-r-0"
              >
                <ConnectorHead
                  phaseId={phase.id}
                  connector={connector}
                  isNew={isNew}
                  isChanged={[...changed].some((property) => HEAD_PROPERTIES.has(property))}
                />
              </th>
            ))}
            <ColumnSpacer width={after} />
          </tr>
        </thead>
        <tbody className="*:first:*:border-t-0">
          {rows.map((row) => (
            <PropertyRow key={row.property} row={row} phaseId={phase.id} columns={shown} {...frame} />
          ))}
          {isMore && (
            <PlainRow title={t('other')} parameter={null} {...frame} columns={shown}>
              {(connector) => <OtherProperties connector={connector} />}
            </PlainRow>
          )}
          <PlainRow title={t('letsIn')} parameter={null} {...frame} columns={shown}>
            {(connector) => <ExposureCell connector={connector} phase={phase} services={services} />}
          </PlainRow>
        </tbody>
      </table>
      <div className="sticky left-0 w-fit px-2 py-1.5">
        <Button tone="quiet" aria-expanded={isMore} onClick={() => setMore(!isMore)}>
          <ChevronDown aria-hidden className={`size-4 ${isMore ? 'rotate-180' : ''}`} />
          {t(isMore ? 'fewer' : 'more')}
        </Button>
      </div>
    </ScrollRegion>
  )
}

/** Serves a request: it shows the column and row, and focuses the property once they are rendered. */
function useTarget(
  target: RequestedProperty | null,
  shown: RefObject<number>,
  phase: Phase,
  show: (index: number, isInMore: boolean) => void,
): void {
  useEffect(() => {
    if (target === null || shown.current === target.number) return
    shown.current = target.number
    const { connectorId, property } = target
    const index = phase.connectors.findIndex(({ id }) => id === connectorId)
    if (index < 0) return
    show(
      index,
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

function useColumns(phase: Phase, previous: Phase | null): Column[] {
  return useMemo(() => {
    const before = new Map(previous?.connectors.map((connector) => [connector.id, connector]))
    return phase.connectors.map((connector) => {
      const was = before.get(connector.id)
      return {
        connector,
        isNew: previous !== null && was === undefined,
        changed: new Set(was === undefined ? [] : changedProperties(was, connector)),
      }
    })
  }, [phase.connectors, previous])
}

type VisibleColumns = { before: number; after: number; columns: readonly Column[] }

const CELL = 'border-t border-r border-line px-3 py-2 align-top last:border-r-0'

function PropertyRow({
  row,
  phaseId,
  columns,
  before,
  after,
}: VisibleColumns & { row: PropertyNameRow; phaseId: string }) {
  return (
    <tr>
      <RowHead property={row.property} />
      <ColumnSpacer width={before} />
      {columns.map(({ connector, changed }) => (
        <td key={connector.id} className={CELL}>
          <PropertyCell phaseId={phaseId} connector={connector} row={row} isChanged={changed.has(row.property)} />
        </td>
      ))}
      <ColumnSpacer width={after} />
    </tr>
  )
}

/** The head of a row: the wording of the admin center and the parameter it sets. */
const RowHead = memo(function RowHead({ property }: { property: PropertyNameRow['property'] }) {
  const t = useTranslations('connectors.wording')
  return (
    <th
      scope="row"
      className="sticky left-0 z-10 border-t border-r border-line bg-surface px-4 py-2 align-top font-normal sm:px-4.5"
    >
      <span className="block leading-snug text-ink-2">{t(property)}</span>
      <span className="block font-mono text-2xs leading-snug text-ink-3 [overflow-wrap:anywhere]">
        {parameterName(property)}
      </span>
    </th>
  )
})

type PlainProps = VisibleColumns & {
  title: string
  parameter: string | null
  children: (connector: ScenarioConnector) => ReactNode
}

function PlainRow({ title, columns, before, after, children }: PlainProps) {
  return (
    <tr>
      <th
        scope="row"
        className="sticky left-0 z-10 border-t border-r border-line bg-surface px-4 py-2 align-top font-medium sm:px-4.5"
      >
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
