import type { ReactNode } from 'react'
import { TopBar } from './top-bar'

type Props = {
  heading?: ReactNode
  actions?: ReactNode
  isPublic?: boolean
  /** a narrow column for text and forms, instead of the whole width */
  narrow?: boolean
  children: ReactNode
}

/** A page: the top bar and the content. */
export function Page({ heading, actions, isPublic = false, narrow = false, children }: Props) {
  return (
    <>
      <TopBar isPublic={isPublic} {...(heading === undefined ? {} : { heading })}>
        {actions}
      </TopBar>
      <main
        id="content"
        tabIndex={-1}
        className={`mx-auto px-4 pt-6 pb-20 outline-none sm:px-6 ${narrow ? 'max-w-[60rem]' : 'max-w-[90rem]'}`}
      >
        {children}
      </main>
    </>
  )
}
