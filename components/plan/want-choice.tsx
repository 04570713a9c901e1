'use client'

import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { TextField } from '#components/ui/field'
import type { Exception } from '#lib/client/edits/wants'
import { phaseNumber } from '#lib/client/views/names'
import type { ScenarioDocument, Want } from '#lib/scenario/document/document'

const WISHES = ['accepted', 'refused', 'either'] as const

/** What an exception says, but for whom and when; null: none. */
export type Said = Omit<Exception, 'who' | 'phaseIds'> | null

type Props = {
  document: ScenarioDocument
  phaseIndex: number
  /** the *who* or the sample that it is about */
  who: string
  /** `isTyping`: another letter of a text */
  onSay: (said: Said, phaseIds: readonly string[], isTyping: boolean) => void
}

/** What is wanted of a row or of a sample here, or from here on, in place of the default: by which connector, why, and who says so. */
export function WantChoice({ document, phaseIndex, who, onSay }: Props) {
  const t = useTranslations('plan.panel.override')
  const phase = document.phases[phaseIndex]
  if (phase === undefined) return null
  const own = document.wants.find((want) => want.who === who && want.phaseIds.includes(phase.id))
  const later = document.phases.slice(phaseIndex).map(({ id }) => id)
  const onwards = t('onwards', { phase: phaseNumber(phaseIndex) })
  const put = (want: Want['want'], phaseIds: readonly string[]) =>
    onSay({ want, connectorId: null, reason: own?.reason ?? '', by: own?.by ?? '' }, phaseIds, false)
  return (
    <div className="flex flex-col gap-2">
      {WISHES.map((wish) => (
        <div key={wish} className="flex flex-wrap gap-1.5">
          <Button
            aria-pressed={own?.want === wish}
            className="aria-pressed:border-accent aria-pressed:bg-accent-soft"
            onClick={() => put(wish, [phase.id])}
          >
            {t(wish)}
          </Button>
          {later.length > 1 && (
            <Button aria-label={`${t(wish)} ${onwards}`} onClick={() => put(wish, later)}>
              {onwards}
            </Button>
          )}
        </div>
      ))}
      {own !== undefined && (
        <Details
          own={own}
          connectors={phase.connectors}
          onChange={(part) => onSay({ ...sayingOf(own), ...part }, own.phaseIds, !('connectorId' in part))}
          onClear={() => onSay(null, [phase.id], false)}
        />
      )}
    </div>
  )
}

const sayingOf = ({ want, connectorId, reason, by }: Want): NonNullable<Said> => ({ want, connectorId, reason, by })

type DetailsProps = {
  own: Want
  connectors: readonly { readonly id: string; readonly name: string }[]
  onChange: (part: Partial<NonNullable<Said>>) => void
  onClear: () => void
}

/** The connector that alone must admit, the reason and the name of an exception, in all its phases. */
function Details({ own, connectors, onChange, onClear }: DetailsProps) {
  const t = useTranslations('plan.panel')
  const id = useId()
  return (
    <>
      {own.want === 'accepted' && connectors.length > 0 && (
        <label htmlFor={id} className="flex flex-wrap items-center gap-2 text-sm">
          {t('override.by')}
          <select
            id={id}
            value={own.connectorId ?? ''}
            onChange={({ target }) => onChange({ connectorId: target.value || null })}
            className="min-h-8 max-w-full min-w-0 rounded-lg border border-line-strong bg-surface px-2"
          >
            <option value="">{t('override.byAny')}</option>
            {connectors.map((connector) => (
              <option key={connector.id} value={connector.id}>
                {connector.name}
              </option>
            ))}
          </select>
        </label>
      )}
      <TextField
        label={t('override.reason')}
        value={own.reason}
        onChange={({ target }) => onChange({ reason: target.value })}
      />
      <TextField
        label={t('override.name')}
        hint={t('accept.hint')}
        value={own.by}
        onChange={({ target }) => onChange({ by: target.value })}
      />
      <Button tone="quiet" className="self-start" onClick={onClear}>
        {t('override.clear')}
      </Button>
    </>
  )
}
