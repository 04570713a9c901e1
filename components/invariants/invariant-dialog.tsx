'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ChoiceField, SelectField } from '#components/ui/field'
import { FormDialog } from '#components/ui/form-dialog'
import type { Editing } from '#components/workspace/editing'
import { changeDocument } from '#lib/client/draft/draft'
import { newId } from '#lib/client/edits/ids'
import { putInvariants, removeInvariant } from '#lib/client/edits/invariants'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { Invariant, InvariantKind } from '#lib/scenario/document/invariants'
import { EVERYONE } from '#lib/scenario/document/invariants'
import { ChoiceList } from './choice-list'
import { useInvariantTexts } from './invariant-texts'

type Props = { document: ScenarioDocument; invariant: Invariant | null; editing: Editing; onClose: () => void }

/** The values of the form for all kinds of invariants, so that changing the kind loses nothing. */
type Form = {
  readonly kind: InvariantKind
  readonly serviceId: string
  readonly mailFrom: 'any' | 'own'
  readonly serviceIds: readonly string[]
  readonly phaseIds: readonly string[]
  readonly openPhaseIds: readonly string[]
}

const KINDS: readonly InvariantKind[] = ['getsThrough', 'nobodyElse', 'noPlainText', 'noGap']
const MAIL_FROMS = ['any', 'own'] as const

/** Adds, changes or deletes an invariant. */
export function InvariantDialog({ document, invariant, editing, onClose }: Props) {
  const t = useTranslations('proof.invariant')
  const texts = useInvariantTexts(document.services)
  const [form, setForm] = useState<Form>(() => formOf(document, invariant))
  const [isTried, setTried] = useState(false)
  const change = (part: Partial<Form>) => setForm((before) => ({ ...before, ...part }))
  const submit = () => {
    setTried(true)
    if (form.phaseIds.length === 0) return
    const next = toInvariant(form, invariant?.id ?? newId('invariant-', document.invariants))
    editing.change(changeDocument(putInvariants([next])))
    editing.announce(t(invariant === null ? 'added' : 'changed', { name: texts.name(next) }))
    onClose()
  }
  const remove = () => {
    if (invariant === null) return
    editing.change(changeDocument(removeInvariant(invariant.id)))
    editing.announce(t('deleted', { name: texts.name(invariant) }))
    onClose()
  }
  return (
    <FormDialog
      title={t(invariant === null ? 'titleNew' : 'title')}
      texts={{ submit: t(invariant === null ? 'add' : 'apply'), cancel: t('cancel'), remove: t('delete') }}
      onRemove={invariant && remove}
      onSubmit={submit}
      onClose={onClose}
    >
      <ChoiceField
        label={t('kind')}
        value={form.kind}
        options={KINDS}
        nameOf={(kind) => t(`kinds.${kind}`)}
        onChange={(kind) => change({ kind })}
      />
      <InvariantFields document={document} form={form} isTried={isTried} onChange={change} />
    </FormDialog>
  )
}

type FieldsProps = {
  document: ScenarioDocument
  form: Form
  isTried: boolean
  onChange: (part: Partial<Form>) => void
}

function InvariantFields({ document, form, isTried, onChange }: FieldsProps) {
  const t = useTranslations('proof.invariant')
  const { services, phases } = document
  const noServices = services.length === 0 ? t('noServices') : null
  return (
    <>
      {form.kind === 'getsThrough' && (
        <>
          <SelectField
            label={t('service')}
            value={form.serviceId}
            onChange={({ target }) => onChange({ serviceId: target.value })}
          >
            {services.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            <option value={EVERYONE}>{t('everyone')}</option>
          </SelectField>
          {form.serviceId !== EVERYONE && (
            <ChoiceField
              label={t('mailFrom')}
              value={form.mailFrom}
              options={MAIL_FROMS}
              nameOf={(mailFrom) => t(`mailFroms.${mailFrom}`)}
              onChange={(mailFrom) => onChange({ mailFrom })}
            />
          )}
        </>
      )}
      {form.kind === 'nobodyElse' && (
        <ChoiceList
          legend={t('services')}
          hint={noServices}
          items={services}
          chosen={form.serviceIds}
          onChange={(serviceIds) => onChange({ serviceIds })}
        />
      )}
      <ChoiceList
        legend={t('phases')}
        error={isTried && form.phaseIds.length === 0 ? t('noPhases') : null}
        items={phases}
        isNumbered
        chosen={form.phaseIds}
        onChange={(phaseIds) => onChange({ phaseIds })}
      />
      {form.kind === 'nobodyElse' && (
        <ChoiceList
          legend={t('window')}
          hint={t('windowHint')}
          items={phases.filter(({ id }) => form.phaseIds.includes(id))}
          all={phases}
          isNumbered
          chosen={form.openPhaseIds}
          onChange={(openPhaseIds) => onChange({ openPhaseIds })}
        />
      )}
    </>
  )
}

function formOf({ services, phases }: ScenarioDocument, invariant: Invariant | null): Form {
  const form: Form = {
    kind: 'getsThrough',
    serviceId: services[0]?.id ?? EVERYONE,
    mailFrom: 'any',
    serviceIds: services.map(({ id }) => id),
    phaseIds: phases.map(({ id }) => id),
    openPhaseIds: [],
  }
  return invariant === null ? form : { ...form, ...invariant }
}

function toInvariant({ kind, serviceId, mailFrom, serviceIds, phaseIds, openPhaseIds }: Form, id: string): Invariant {
  const own = { id, phaseIds: [...phaseIds] }
  // The invariant for everyone covers mail from any domain.
  if (kind === 'getsThrough') return { ...own, kind, serviceId, mailFrom: serviceId === EVERYONE ? 'any' : mailFrom }
  if (kind !== 'nobodyElse') return { ...own, kind }
  const open = openPhaseIds.filter((phaseId) => phaseIds.includes(phaseId))
  return { ...own, kind, serviceIds: [...serviceIds], openPhaseIds: open }
}
