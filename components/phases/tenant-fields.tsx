'use client'

import { useTranslations } from 'use-intl'
import { LinesField } from '#components/connectors/lines-field'
import { useInvalidText } from '#components/editing/document'
import { useEditing } from '#components/editing/editing'
import { useWithLaterPhases } from '#components/editing/later-phases'
import { CheckField } from '#components/ui/field'
import { keepInvalidText } from '#lib/client/draft/draft'
import { readDomainLines } from '#lib/client/edits/lines'
import { changeFacts } from '#lib/client/edits/phases'
import type { Phase } from '#lib/scenario/document/document'

/** The tenant facts of a phase: accepted domains and RejectDirectSend. */
export function TenantFields({ phase }: { phase: Phase }) {
  const t = useTranslations('workspace.phase')
  const advice = useTranslations('connectors.advice')
  const editing = useEditing()
  const withLaterPhases = useWithLaterPhases()
  const { tenant } = phase
  const field = `phases/${phase.id}/tenant/acceptedDomains`
  const invalidText = useInvalidText(field)
  if (editing === null) return <TenantFacts tenant={tenant} />
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
        invalidText={invalidText}
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
          set({ rejectDirectSend: target.checked }, invalidText ?? null, `${field}/rejectDirectSend`)
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
