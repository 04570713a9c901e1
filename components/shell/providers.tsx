'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { IntlProvider, useTranslations } from 'use-intl'
import { UiTextsProvider } from '#components/ui/texts'
import { ApiError } from '#lib/client/api/call-api'
import { hideKeyInAddress, watchSignedOut } from '#lib/client/api/session'
import { discardFurtherDrafts } from '#lib/client/draft/discarding'
import { invisibleIn } from '#lib/client/views/free-text'
import { invisibleNames } from '#lib/matcher'
import type { Language } from '#lib/texts/language'
import type { Messages } from '#lib/texts/messages'

type Props = { language: Language; messages: Messages; children: ReactNode }

/** The providers of every page: the texts of one language, and the cache of server data. */
export function Providers({ language, messages, children }: Props) {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          // The server may run on this machine, so a browser that is offline still sends requests.
          mutations: { networkMode: 'always' },
          // A refused request is not retried. Only a request without an answer is.
          queries: {
            retry: (count, error) => !(error instanceof ApiError) && count < 2,
            staleTime: 10_000,
            networkMode: 'always',
          },
        },
      }),
  )
  useEffect(() => hideKeyInAddress(), [])
  useEffect(() => watchSignedOut(leaveWith), [])
  return (
    <IntlProvider locale={language} messages={messages} timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}>
      <UiTextsInLanguage>
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      </UiTextsInLanguage>
    </IntlProvider>
  )
}

/** The pages of a share link need no session, and stay. */
function leaveWith(areDraftsDeleted: boolean): void {
  if (areDraftsDeleted) discardFurtherDrafts()
  if (!/^\/s(\/|$)/.test(window.location.pathname)) window.location.reload()
}

function UiTextsInLanguage({ children }: { children: ReactNode }) {
  const t = useTranslations('shell')
  const texts = useMemo(
    () => ({
      close: t('close'),
      closePanel: t('closePanel'),
      back: t('back'),
      copy: t('copy'),
      copied: t('copied'),
      invisible: (text: string, isCompared: boolean) => {
        const characters = isCompared ? invisibleNames(text) : invisibleIn(text)
        return characters === '' ? null : t(isCompared ? 'invisible.leftOut' : 'invisible.holds', { characters })
      },
      full: (max: number) => t('fieldFull', { max }),
      discardQuestion: t('discardQuestion'),
      discard: t('discard'),
      keepEditing: t('keepEditing'),
      notLoaded: t('notLoaded'),
      tryAgain: t('tryAgain'),
    }),
    [t],
  )
  return <UiTextsProvider texts={texts}>{children}</UiTextsProvider>
}
