'use client'

import { useTranslations } from 'use-intl'
import { LinesField } from '#components/connectors/lines-field'
import { CheckField } from '#components/ui/field'
import { useEditing } from '#components/workspace/editing'
import { useWithLaterPhases } from '#components/workspace/later-phases'
import { type Draft, keepInvalidText } from '#lib/client/draft/draft'
import { readDomainLines } from '#lib/client/edits/lines'
import { changeFacts } from '#lib/client/edits/phases'
import type { Phase } from '#lib/scenario/document/document'

/** The tenant facts of a phase: accepted domains and RejectDirectSend. */
export function TenantFields({ phase, invalidText }: { phase: Phase; invalidText: Draft['invalidText'] }) {
  const t = useTranslations('workspace.phase')
  const advice = useTranslations('connectors.advice')
  const editing = useEditing()
  const withLaterPhases = useWithLaterPhases()
  const { tenant } = phase
  if (editing === null) return <TenantFacts tenant={tenant} />
  const field = `phases/${phase.id}/tenant/acceptedDomains`
  const set = (part: Partial<Phase['tenant']>, unreadable: string | null, about: string) =>
    editing.change((draft) => {
      const known = draft.document.phases.find(({ id }) => id === phase.id)
      if (known === undefined) return draft
      const document = changeFacts(phase.id, { tenant: { ...known.tenant, ...part } }, withLaterPhases)(draft.document)
      return { ...draft, document, invalidText: keepInvalidText(draft.invalidText, field, unreadable) }
    }, about)
  return (
    <>
      <LinesField
        label={t('acceptedDomains')}
        values={tenant.acceptedDomains}
        invalidText={invalidText[field]}
        read={readDomainLines}
        advice={advice('domains')}
        hint={t('acceptedDomainsHint')}
        placeholder="contoso.com"
        onRead={({ values, invalid }, text) =>
          set({ acceptedDomains: values }, invalid.length > 0 ? text : null, field)
        }
      />
      <CheckField
        label="RejectDirectSend"
        hint={t('rejectDirectSendHint')}
        checked={tenant.rejectDirectSend}
        onChange={({ target }) =>
          set({ rejectDirectSend: target.checked }, invalidText[field] ?? null, `${field}/rejectDirectSend`)
        }
      />
    </>
  )
}

function TenantFacts({ tenant }: { tenant: Phase['tenant'] }) {
  const t = useTranslations('workspace.phase')
  const words = useTranslations('connectors')
  return (
    <dl className="flex flex-col gap-2 text-sm">
      <div>
        <dt className="text-ink-3">{t('acceptedDomains')}</dt>
        <dd className="font-mono text-xs [overflow-wrap:anywhere]">
          {tenant.acceptedDomains.join(', ') || words('none')}
        </dd>
      </div>
      <div>
        <dt className="text-ink-3">RejectDirectSend</dt>
        <dd>{words(tenant.rejectDirectSend ? 'yes' : 'no')}</dd>
      </div>
    </dl>
  )
}
