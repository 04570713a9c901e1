'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Logo } from '#components/shell/logo'
import { Preferences } from '#components/shell/preferences'
import { Session } from '#components/shell/session'
import { useMedia } from '#components/ui/media'
import { SkipLink } from '#components/ui/skip-link'
import { ViewTabs } from './view-tabs'

/** The widths of `--breakpoint-phone`. */
const PHONE = '(width < 54rem)'

type Props = {
  /** the title of the scenario */
  title: ReactNode
  /** what stands beside the title: whether it is saved, which revision it is */
  beside: ReactNode
  actions: ReactNode
  /** the page of a share link, which leads to no other page */
  isPublic: boolean
  /** how far the proof is, or what it comes to, at the right of the tabs */
  status: ReactNode
}

/**
 * What stays at the top of a scenario: its title and actions, and beneath them the tabs of its views. A phone has no room for
 * a title beside the actions: there it stands above them in full with what belongs to it, and scrolls away.
 */
export function Frame({ title, beside, actions, isPublic, status }: Props) {
  const t = useTranslations('workspace.frame')
  const shell = useTranslations('shell')
  const isPhone = useMedia(PHONE)
  return (
    <>
      {isPhone && (
        <div className="px-gutter pt-2.5">
          {title}
          {beside}
        </div>
      )}
      <header className="sticky top-0 z-30 h-frame border-b border-line bg-paper print:static print:h-auto">
        <SkipLink to={['cells', 'matrix']}>{t('skipToMatrix')}</SkipLink>
        <SkipLink to={['connectors']}>{t('skipToConnectors')}</SkipLink>
        <div className="flex h-12 max-w-[140.5rem] items-center gap-1 px-gutter max-phone:pr-2">
          {isPublic ? (
            <span className="mr-2 shrink-0">
              <Logo />
            </span>
          ) : (
            <Link href="/" aria-label={shell('product')} className="mr-2 shrink-0 rounded-md">
              <Logo />
            </Link>
          )}
          {!isPhone && (
            <>
              {title}
              {beside}
            </>
          )}
          <div className="ml-auto flex shrink-0 items-center gap-1 print:hidden">
            {actions}
            <Preferences />
            {!isPublic && <Session />}
          </div>
        </div>
        <div className="flex h-10 max-w-[140.5rem] items-stretch print:hidden pr-gutter pl-[calc(var(--gutter)-0.625rem)] max-phone:px-2">
          <ViewTabs />
          <div className="ml-auto flex min-w-0 items-center gap-3 overflow-hidden pl-4 text-xs whitespace-nowrap text-ink-3 max-phone:hidden">
            {status}
          </div>
        </div>
      </header>
    </>
  )
}
