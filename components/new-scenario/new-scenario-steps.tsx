'use client'

import { useEffect, useState } from 'react'
import { type DraftSlot, openFormSlot } from '#lib/client/draft/storage'
import type { NewScenarioForm } from '#lib/client/new-scenario/form'
import { StepsForm } from './steps-form'

type Opened = { readonly slot: DraftSlot; readonly found: NewScenarioForm | null }

/** The steps of a new scenario, once it is known whether this browser has their answers. */
export function NewScenarioSteps() {
  const [opened, setOpened] = useState<Opened | null>(null)
  useEffect(() => {
    let isWanted = true
    void openForm().then((result) => {
      if (isWanted) setOpened(result)
    })
    return () => {
      isWanted = false
    }
  }, [])
  return opened === null ? null : <StepsForm {...opened} />
}

async function openForm(): Promise<Opened> {
  const { slot, found } = await openFormSlot()
  if (found === null) return { slot, found: null }
  const read = await import('#lib/client/new-scenario/stored-form').then(
    ({ readStoredForm }) => readStoredForm,
    () => null,
  )
  return { slot, found: read?.(found) ?? null }
}
