'use client'

import { useTranslations } from 'use-intl'
import { FreeText } from '#components/shell/free-text'
import type { ConnectorProperty } from '#lib/client/edits/connectors'
import { MAIN_ROWS, parameterName, partRows } from '#lib/client/views/connector-rows'
import { inColumns } from '#lib/client/views/in-columns'
import type { ScenarioConnector } from '#lib/scenario/document/connector'

/** So many connectors fit beside each other on A4 in portrait. */
const CONNECTORS = 3

/** The connectors of a phase with all that is set in them, a few beside each other. */
export function ConnectorTables({ connectors }: { connectors: readonly ScenarioConnector[] }) {
  const t = useTranslations('plan.print')
  const [used] = partRows(connectors)
  const rows = [...MAIN_ROWS.flat(), ...used]
  return inColumns(connectors, CONNECTORS).map(({ start, part }) => (
    <table key={start} className="mb-3 w-full table-fixed border-collapse text-xs">
      <thead>
        <tr>
          <th className="w-[31%] border-b border-line-strong py-1 text-left font-medium">{t('property')}</th>
          {part.map(({ id, name, enabled, connectorType }) => (
            <th
              key={id}
              className="border-b border-line-strong px-1 py-1 text-left align-bottom [overflow-wrap:anywhere]"
            >
              <span className="block font-semibold">
                <FreeText>{name}</FreeText>
              </span>
              <span className="font-normal text-ink-2">
                {connectorType}
                {enabled ? '' : ` · ${t('disabled')}`}
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ property }) => (
          <tr key={property}>
            <th className="border-b border-line py-1 pr-2 text-left align-top font-mono text-2xs font-normal">
              {parameterName(property)}
            </th>
            {part.map((connector) => (
              <td key={connector.id} className="border-b border-line px-1 py-1 align-top [overflow-wrap:anywhere]">
                <Value value={connector[property]} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  ))
}

function Value({ value }: { value: ScenarioConnector[ConnectorProperty] }) {
  const t = useTranslations('plan.print')
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
  const lines = Array.isArray(value) ? value.map(String) : value === null || value === '' ? [] : [String(value)]
  if (lines.length === 0) return t('empty')
  return lines.map((line) => (
    <span key={line} className="block">
      <FreeText>{line}</FreeText>
    </span>
  ))
}
