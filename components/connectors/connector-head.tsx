'use client'

import { Copy, Trash2 } from 'lucide-react'
import { memo } from 'react'
import { useTranslations } from 'use-intl'
import { useEditing } from '#components/editing/editing'
import { useWithLaterPhases } from '#components/editing/later-phases'
import { FreeText } from '#components/shell/free-text'
import { Tag } from '#components/ui/tag'
import { InvisibleNote } from '#components/ui/texts'
import { changeDocument } from '#lib/client/draft/draft'
import { addConnectors, fieldName, removeConnector, setProperties } from '#lib/client/edits/connectors'
import { newId } from '#lib/client/edits/ids'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { LIMITS } from '#lib/scenario/document/limits'

type Props = {
  phaseId: string
  connector: ScenarioConnector
  isNew: boolean
  /** whether name, type or enabled differs from the previous phase */
  isChanged: boolean
}

/** The head of a connector's column: its name, whether it is enabled, its type, and its actions. */
export const ConnectorHead = memo(function ConnectorHead({ phaseId, connector, isNew, isChanged }: Props) {
  const t = useTranslations('connectors')
  const editing = useEditing()
  const { name, enabled, connectorType } = connector
  return (
    <div id={fieldName(phaseId, connector.id, 'name')} className="flex flex-col gap-0.5">
      {editing === null ? (
        <span className={`font-semibold break-words ${enabled ? '' : 'text-ink-3'}`}>
          <FreeText>{name}</FreeText>
        </span>
      ) : (
        <HeadFields phaseId={phaseId} connector={connector} />
      )}
      <span className="flex flex-wrap items-center gap-1">
        {editing === null && (
          <Tag>
            {connectorType} · {t(enabled ? 'on' : 'off')}
          </Tag>
        )}
        {(isNew || isChanged) && (
          <span className="text-xs font-normal text-accent">
            <span aria-hidden>● </span>
            {t(isNew ? 'newHere' : 'differs')}
          </span>
        )}
      </span>
    </div>
  )
})

function HeadFields({ phaseId, connector }: { phaseId: string; connector: ScenarioConnector }) {
  const t = useTranslations('connectors')
  const editing = useEditing()
  const withLaterPhases = useWithLaterPhases()
  const { id, name, enabled, connectorType } = connector
  const set = (part: Partial<Pick<ScenarioConnector, 'name' | 'enabled' | 'connectorType'>>, property: string) =>
    editing?.change(
      changeDocument(setProperties({ phaseId, connectorId: id, withLaterPhases }, part)),
      fieldName(phaseId, id, property),
    )
  return (
    <>
      <input
        aria-label={t('fieldOf', { parameter: 'Name', connector: name })}
        value={name}
        maxLength={LIMITS.connectorName}
        placeholder={t('unnamed')}
        onChange={({ target }) => set({ name: target.value }, 'name')}
        title={name}
        className={`-mx-1.5 w-[calc(100%+12px)] truncate rounded-md border border-transparent bg-transparent px-[5px] py-0.5 font-semibold hover:border-line-strong focus:border-accent focus:bg-surface ${enabled ? '' : 'text-ink-3'}`}
      />
      <InvisibleNote text={name} />
      <span className="flex flex-wrap items-center gap-x-2 text-xs font-normal text-ink-3">
        <label className="flex min-h-6 cursor-pointer items-center gap-1.5">
          <input
            type="checkbox"
            role="switch"
            aria-checked={enabled}
            aria-label={t('fieldOf', { parameter: 'Enabled', connector: name })}
            checked={enabled}
            onChange={({ target }) => set({ enabled: target.checked }, 'enabled')}
            className="size-4 accent-accent"
          />
          <span aria-hidden>{t(enabled ? 'on' : 'off')}</span>
        </label>
        <select
          aria-label={t('fieldOf', { parameter: 'ConnectorType', connector: name })}
          value={connectorType}
          onChange={({ target }) =>
            set({ connectorType: target.value === 'OnPremises' ? 'OnPremises' : 'Partner' }, 'connectorType')
          }
          className="field-sizing-content min-h-6 rounded-md border border-transparent bg-transparent hover:border-line-strong"
        >
          <option value="Partner">Partner</option>
          <option value="OnPremises">OnPremises</option>
        </select>
        <HeadActions phaseId={phaseId} connector={connector} />
      </span>
    </>
  )
}

const ICON_BUTTON = 'grid size-6 place-items-center rounded-md text-ink-3 hover:bg-sunken hover:text-ink'

function HeadActions({ phaseId, connector }: { phaseId: string; connector: ScenarioConnector }) {
  const t = useTranslations('connectors')
  const editing = useEditing()
  const withLaterPhases = useWithLaterPhases()
  const { id, name } = connector
  return (
    <span className="ml-auto flex gap-0.5">
      <button
        type="button"
        aria-label={t('duplicate', { name })}
        title={t('duplicate', { name })}
        className={ICON_BUTTON}
        onClick={() => {
          editing?.change(
            changeDocument((document) => {
              const copyId = newId(
                'connector-',
                document.phases.flatMap(({ connectors }) => connectors),
              )
              const copy = { ...connector, id: copyId, name: t('copyOf', { name }) }
              return addConnectors(phaseId, [copy], withLaterPhases)(document)
            }),
          )
          editing?.announce(t('duplicated', { name }))
        }}
      >
        <Copy aria-hidden className="size-3.5" />
      </button>
      <button
        type="button"
        aria-label={t('delete', { name })}
        title={t('delete', { name })}
        className={`${ICON_BUTTON} hover:text-lost`}
        onClick={() => {
          editing?.change(changeDocument(removeConnector({ phaseId, connectorId: id, withLaterPhases })))
          editing?.announce(t(withLaterPhases ? 'deletedOn' : 'deleted', { name }))
        }}
      >
        <Trash2 aria-hidden className="size-3.5" />
      </button>
    </span>
  )
}
