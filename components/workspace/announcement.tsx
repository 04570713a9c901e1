'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'

export type AnnouncedText = { readonly text: string; readonly number: number }

/** Milliseconds that the announcement stays. Undo stays available in the toolbar and by keyboard. */
const SHOWN_FOR = 8000

type Props = { said: AnnouncedText | null; onUndo: (() => void) | null; children: ReactNode }

/**
 * Says at the foot of the page what an edit did, with an undo button. `children` are shown there too: notices that stay
 * until they are resolved, visible wherever the page is scrolled.
 */
export function Announcement({ said, onUndo, children }: Props) {
  const t = useTranslations('workspace.tools')
  const [gone, setGone] = useState(0)
  const number = said?.number ?? 0
  useEffect(() => {
    const timer = setTimeout(() => setGone(number), SHOWN_FOR)
    return () => clearTimeout(timer)
  }, [number])
  const isShown = said !== null && number > gone
  return (
    <div className="pointer-events-none fixed inset-x-0 bottom-4 z-40 flex flex-col items-center gap-2 px-4">
      <div role="status" className="pointer-events-auto">
        {isShown && (
          <div className="flex items-center gap-3 rounded-xl border border-line bg-surface py-2 pr-2 pl-4 text-sm shadow-float">
            <span>{said.text}</span>
            {onUndo && (
              <Button
                onClick={() => {
                  onUndo()
                  setGone(number)
                }}
              >
                {t('undo')}
              </Button>
            )}
          </div>
        )}
      </div>
      {children}
    </div>
  )
}
