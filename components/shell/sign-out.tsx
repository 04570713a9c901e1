'use client'

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { signOut, tellOtherTabs } from '#lib/client/api/session'
import { countDrafts, deleteAllDrafts } from '#lib/client/draft/storage'
import { Failure } from './failure'

/** Ends the session on the server. The drafts in this browser outlive it, so a person decides about them first. */
async function leave(deletesDrafts: boolean): Promise<void> {
  await signOut()
  tellOtherTabs(deletesDrafts)
  if (deletesDrafts) await deleteAllDrafts()
  window.location.assign('/')
}

export function SignOut() {
  const t = useTranslations('shell')
  const { mutate, error } = useMutation({ mutationFn: leave })
  const [count, setCount] = useState(0)
  const ask = async () => {
    const found = await countDrafts()
    if (found === 0) mutate(false)
    else setCount(found)
  }
  return (
    <>
      {count === 0 ? (
        <Button tone="quiet" className="mt-1 justify-start" onClick={ask}>
          {t('signOut')}
        </Button>
      ) : (
        <div className="mt-1 flex w-64 flex-col gap-2 border-t border-line px-2 pt-3 pb-1">
          <p role="alert" className="text-sm">
            {t('drafts.question', { count })}
          </p>
          <Button autoFocus onClick={() => mutate(false)}>
            {t('drafts.keep', { count })}
          </Button>
          <Button tone="danger" onClick={() => mutate(true)}>
            {t('drafts.delete', { count })}
          </Button>
        </div>
      )}
      {error && (
        <div className="w-64">
          <Failure error={error} />
        </div>
      )}
    </>
  )
}
