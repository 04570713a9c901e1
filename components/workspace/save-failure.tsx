'use client'

import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { ApiError, OfflineError } from '#lib/client/api/call-api'
import type { Saving } from './saving'

const LISTED_PROBLEMS = 8

type Kind = 'offline' | 'signedOut' | 'invalid' | 'tooLarge' | 'gone' | 'unknown'

function kindOf(error: Error): Kind {
  if (error instanceof OfflineError) return 'offline'
  if (!(error instanceof ApiError)) return 'unknown'
  if (error.status === 401) return 'signedOut'
  if (error.status === 422 || error.status === 400) return 'invalid'
  if (error.status === 413) return 'tooLarge'
  return error.status === 404 ? 'gone' : 'unknown'
}

/** Says why a save failed and what to do, and lists the problems with their paths in the document. */
export function SaveFailure({ saving: { error, save } }: { saving: Saving }) {
  const t = useTranslations('workspace.saveFailure')
  if (error === null) return null
  const problems = error instanceof ApiError ? error.problems : []
  return (
    <div className="pointer-events-auto max-h-[40dvh] w-full max-w-3xl overflow-y-auto rounded-lg shadow-float">
      <Notice tone="lost" live actions={<Button onClick={() => save()}>{t('again')}</Button>}>
        <p>{t(kindOf(error))}</p>
        {problems.length > 0 && (
          <ul className="mt-1.5 flex flex-col gap-0.5 font-mono text-xs">
            {problems.slice(0, LISTED_PROBLEMS).map(({ path, message, value }) => (
              <li key={path + message} className="[overflow-wrap:anywhere]">
                {path}: {message} ({JSON.stringify(value)})
              </li>
            ))}
          </ul>
        )}
      </Notice>
    </div>
  )
}
