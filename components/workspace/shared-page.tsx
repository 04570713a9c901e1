'use client'

import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { DeadEnd } from '#components/shell/dead-end'
import { Failure } from '#components/shell/failure'
import { useTabTitle } from '#components/shell/tab-title'
import { TopBar } from '#components/shell/top-bar'
import { Button } from '#components/ui/button'
import { loadOnDemand } from '#components/ui/load-on-demand'
import { Tag } from '#components/ui/tag'
import { ApiError } from '#lib/client/api/call-api'
import { sharedScenarioOptions } from '#lib/client/api/share-links'
import type { SharedScenario } from '#lib/contract/share-links'

const SharedWorkspace = loadOnDemand(() => import('./shared-workspace').then((m) => m.SharedWorkspace))

/**
 * The page of a share link. The token is behind the `#` of the address, so that no log and no referrer contains it. It
 * is null on the server and in the first render.
 */
export function SharedPage() {
  const token = useSyncExternalStore(watchFragment, readFragment, () => null)
  return token === null ? <Frame>{null}</Frame> : <Shared token={token} />
}

const readFragment = () => window.location.hash.slice(1)

function watchFragment(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange)
  return () => window.removeEventListener('hashchange', onChange)
}

function Shared({ token }: { token: string }) {
  const t = useTranslations('share.page')
  const { data, error, refetch } = useQuery({ ...sharedScenarioOptions(token), enabled: token !== '' })
  const isDead = token === '' || (error instanceof ApiError && [404, 410, 422].includes(error.status))
  if (isDead)
    return (
      <Frame>
        <DeadEnd title={t('deadTitle')} detail={t('dead')}>
          <Button onClick={() => window.location.reload()}>{t('again')}</Button>
        </DeadEnd>
      </Frame>
    )
  if (error)
    return (
      <Frame>
        <Failure error={error} onRetry={() => refetch()} />
      </Frame>
    )
  if (data === undefined)
    return (
      <Frame>
        <p role="status" className="pt-[12vh] text-center text-ink-3">
          {t('waiting')}
        </p>
      </Frame>
    )
  return <Opened shared={data} />
}

function Frame({ children }: { children: ReactNode }) {
  return (
    <>
      <TopBar isPublic />
      <main id="content" className="mx-auto max-w-[90rem] px-4 pt-6 pb-20 sm:px-6">
        {children}
      </main>
    </>
  )
}

function Opened({ shared: { document, revision } }: { shared: SharedScenario }) {
  const t = useTranslations('share.page')
  useTabTitle(document.title)
  return <SharedWorkspace document={document} beside={<Tag>{t('readOnly')}</Tag>} notice={t('bar', { revision })} />
}
