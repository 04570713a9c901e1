import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { Providers } from '#components/shell/providers'
import { requestLanguage } from '#components/shell/request-language'
import { chooseTheme, THEME_COOKIE } from '#lib/client/views/theme'
import { compileMessages } from '#lib/texts/messages'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Connector Planner', template: '%s · Connector Planner' },
  description: 'Which inbound connector does every sender get, and who is told 550 5.7.51?',
  referrer: 'no-referrer',
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#18191d' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [language, store] = await Promise.all([requestLanguage(), cookies()])
  const messages = await compileMessages(language)
  const theme = chooseTheme(store.get(THEME_COOKIE)?.value)
  return (
    <html lang={language} data-theme={theme === 'system' ? undefined : theme}>
      <body>
        <Providers language={language} messages={messages}>
          {children}
        </Providers>
      </body>
    </html>
  )
}
