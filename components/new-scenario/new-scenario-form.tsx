'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import type { FormEvent, ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Failure } from '#components/shell/failure'
import { Button, ButtonLink } from '#components/ui/button'
import { createScenario } from '#lib/client/api/scenarios'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { ScenarioPreview } from './scenario-preview'

type Props = {
  /** null while an input is missing; `hint` says which */
  document: ScenarioDocument | null
  hint?: string | null
  /** the text of the preview while there is no document */
  waitingFor?: string
  /** true: invalid fields are left out, as the form says; false: they must be corrected first */
  mayLeaveOut?: boolean
  children: ReactNode
}

/** A form for a new scenario with a preview. After saving, it opens the workspace. */
export function NewScenarioForm({ document, hint = null, waitingFor = '', mayLeaveOut = false, children }: Props) {
  const t = useTranslations('scenarios.new')
  const client = useQueryClient()
  const router = useRouter()
  const { mutate, isPending, isSuccess, error } = useMutation(createScenario(client))
  const isBusy = isPending || isSuccess
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const firstInvalid = mayLeaveOut ? null : event.currentTarget.querySelector<HTMLElement>('[aria-invalid=true]')
    if (firstInvalid !== null) return firstInvalid.focus()
    if (document !== null && !isBusy) mutate(document, { onSuccess: ({ id }) => router.push(`/scenarios/${id}`) })
  }
  return (
    <form onSubmit={submit} noValidate className="grid items-start gap-5 wide:grid-cols-[minmax(0,1fr)_26rem]">
      <div className="min-w-0 rounded-xl border border-line bg-surface">{children}</div>
      <div className="flex flex-col gap-4 wide:sticky wide:top-20">
        <ScenarioPreview document={document} waitingFor={waitingFor} />
        {error !== null && <Failure error={error} />}
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" tone="primary" disabled={document === null || isBusy} className="min-h-9 px-4">
            {t(isBusy ? 'creating' : 'create')}
          </Button>
          <ButtonLink href="/">{t('cancel')}</ButtonLink>
          <p role="status" className="text-sm text-ask">
            {hint ?? ''}
          </p>
        </div>
      </div>
    </form>
  )
}

/** A numbered question of the form. */
export function Question({
  number,
  title,
  hint,
  children,
}: {
  number?: number
  title: string
  hint?: string
  children: ReactNode
}) {
  return (
    <fieldset className="min-w-0 border-line px-4 py-4.5 not-first:border-t sm:px-5">
      <legend className="float-left mb-1 flex w-full items-baseline gap-2.5 font-semibold tracking-tight">
        {number !== undefined && (
          <span
            aria-hidden
            className="grid size-5.5 shrink-0 place-items-center rounded-full bg-sunken text-xs text-ink-2"
          >
            {number}
          </span>
        )}
        {title}
      </legend>
      <div className={`clear-both ${number === undefined ? '' : 'sm:pl-8'}`}>
        {hint && <p className="mb-3 text-sm text-ink-2">{hint}</p>}
        {children}
      </div>
    </fieldset>
  )
}
