'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Logo } from './logo'
import { Preferences } from './preferences'
import { Session } from './session'

/**
 * The top bar of every page: heading, actions of the page (`children`), language and theme, and the session. `isPublic` leaves out the
 * links to other pages, for the page of a share link.
 */
export function TopBar({
  heading,
  children,
  isPublic = false,
}: {
  heading?: ReactNode
  children?: ReactNode
  isPublic?: boolean
}) {
  const t = useTranslations('shell')
  const path = usePathname()
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-surface max-sm:relative print:static">
      <a href="#content" className="absolute left-2 -top-12 z-40 rounded-md bg-ink px-3 py-2 text-surface focus:top-2">
        {t('skipToContent')}
      </a>
      <div className="mx-auto flex min-h-13 max-w-[90rem] flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2 sm:px-6">
        {isPublic ? (
          <p className="flex items-center gap-2.5 font-semibold">
            <Logo />
            {heading === undefined && <span>{t('product')}</span>}
          </p>
        ) : (
          <Link href="/" aria-label={t('product')} className="flex items-center gap-2.5 rounded-md font-semibold">
            <Logo />
            {heading === undefined && <span>{t('product')}</span>}
          </Link>
        )}
        {!isPublic && heading === undefined && (
          <nav className="order-last -ml-2.5 flex w-full flex-wrap gap-x-1 text-sm sm:order-none sm:ml-3 sm:w-auto">
            <NavLink href="/" current={path === '/'}>
              {t('scenarios')}
            </NavLink>
            <NavLink href="/share-links" current={path === '/share-links'}>
              {t('shareLinks')}
            </NavLink>
            <NavLink href="/rules" current={path === '/rules'}>
              {t('rules')}
            </NavLink>
          </nav>
        )}
        {heading !== undefined && <div className="flex min-w-0 flex-1 basis-56 items-center gap-2.5">{heading}</div>}
        <div className="ml-auto flex items-center gap-2">
          {children}
          <Preferences />
          {!isPublic && <Session />}
        </div>
      </div>
    </header>
  )
}

function NavLink({ href, current, children }: { href: string; current: boolean; children: ReactNode }) {
  return (
    <Link
      href={href}
      aria-current={current ? 'page' : undefined}
      className="rounded-md px-2.5 py-1 text-ink-2 hover:bg-sunken hover:text-ink aria-[current=page]:font-medium aria-[current=page]:text-ink"
    >
      {children}
    </Link>
  )
}
