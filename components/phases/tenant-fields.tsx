'use client'

import { useTranslations } from 'use-intl'
import { LinesField } from '#components/connectors/lines-field'
import { useInvalidText, useWholeDocument } from '#components/editing/document'
import { useEditing } from '#components/editing/editing'
import { useWithLaterPhases } from '#components/editing/later-phases'
import { Button } from '#components/ui/button'
import { CheckField } from '#components/ui/field'
import { Notice } from '#components/ui/notice'
import { FactField } from '#components/viewing/fact-field'
import { changeDocument, keepInvalidText } from '#lib/client/draft/draft'
import type { Edit } from '#lib/client/edits/edit'
import { readDomainLines } from '#lib/client/edits/lines'
import { changeFacts, knowDirectSend } from '#lib/client/edits/phases'
import type { Phase } from '#lib/scenario/document/document'

/** The tenant facts of a phase: accepted domains and RejectDirectSend. */
export function TenantFields({ phase }: { phase: Phase }) {
  const t = useTranslations('workspace.phase')
  const advice = useTranslations('connectors.advice')
  const editing = useEditing()
  const withLaterPhases = useWithLaterPhases()
  const { tenant } = phase
  const { rejectDirectSendNotRead: isGuess } = useWholeDocument()
  const field = `phases/${phase.id}/tenant/acceptedDomains`
  const invalidText = useInvalidText(field)
  if (editing === null) return <TenantFacts tenant={tenant} isGuess={isGuess} />
  const set = (part: Partial<Phase['tenant']>, unreadable: string | null, about: string, also: Edit = (same) => same) =>
    editing.change((draft) => {
      const known = draft.document.phases.find(({ id }) => id === phase.id)
      if (known === undefined) return draft
      const document = changeFacts(phase.id, { tenant: { ...known.tenant, ...part } }, withLaterPhases)(draft.document)
      return { ...draft, document: also(document), invalidText: keepInvalidText(draft.invalidText, field, unreadable) }
    }, about)
  return (
    <>
      <FactField of={['acceptedDomains']}>
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
      </FactField>
      {isGuess && !tenant.rejectDirectSend && (
        <Notice
          tone="ask"
          actions={
            <Button onClick={() => editing.change(changeDocument(knowDirectSend))}>{t('directSendIsOff')}</Button>
          }
        >
          {t('directSendNotRead')}
        </Notice>
      )}
      <FactField of={['rejectDirectSend']}>
        <CheckField
          label="RejectDirectSend"
          hint={t('rejectDirectSendHint')}
          checked={tenant.rejectDirectSend}
          onChange={({ target }) =>
            set({ rejectDirectSend: target.checked }, invalidText ?? null, `${field}/rejectDirectSend`, knowDirectSend)
          }
        />
      </FactField>
    </>
  )
}

function TenantFacts({ tenant, isGuess }: { tenant: Phase['tenant']; isGuess: boolean }) {
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
        <dd>
          {isGuess && !tenant.rejectDirectSend ? t('directSendNotRead') : words(tenant.rejectDirectSend ? 'yes' : 'no')}
        </dd>
      </div>
    </dl>
  )
}
