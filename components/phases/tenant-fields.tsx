'use client'

import { useTranslations } from 'use-intl'
import { LinesField } from '#components/connectors/lines-field'
import { CheckField } from '#components/ui/field'
import { useCarry } from '#components/workspace/carry'
import { useEditing } from '#components/workspace/editing'
import { type Draft, keepRaw } from '#lib/client/draft/draft'
import { isDomainPattern } from '#lib/client/edits/lines'
import { changeFacts } from '#lib/client/edits/phases'
import type { Phase } from '#lib/scenario/document/document'

/** The tenant facts of a phase: accepted domains and RejectDirectSend. */
export function TenantFields({ phase, raw }: { phase: Phase; raw: Draft['raw'] }) {
  const t = useTranslations('workspace.phase')
  const advice = useTranslations('connectors.advice')
  const editing = useEditing()
  const carry = useCarry()
  const { tenant } = phase
  if (editing === null) return <TenantFacts tenant={tenant} />
  const field = `phases/${phase.id}/tenant/acceptedDomains`
  const set = (part: Partial<Phase['tenant']>, unreadable: string | null, about: string) =>
    editing.change((draft) => {
      const known = draft.document.phases.find(({ id }) => id === phase.id)
      if (known === undefined) return draft
      const document = changeFacts(phase.id, { tenant: { ...known.tenant, ...part } }, carry)(draft.document)
      return { ...draft, document, raw: keepRaw(draft.raw, field, unreadable) }
    }, about)
  return (
    <>
      <LinesField
        label={t('acceptedDomains')}
        values={tenant.acceptedDomains}
        raw={raw[field]}
        isReadable={isDomainPattern}
        advice={advice('domains')}
        hint={t('acceptedDomainsHint')}
        placeholder="contoso.com"
        onRead={({ values, unread }, text) => set({ acceptedDomains: values }, unread.length > 0 ? text : null, field)}
      />
      <CheckField
        label="RejectDirectSend"
        hint={t('rejectDirectSendHint')}
        checked={tenant.rejectDirectSend}
        onChange={({ target }) =>
          set({ rejectDirectSend: target.checked }, raw[field] ?? null, `${field}/rejectDirectSend`)
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
