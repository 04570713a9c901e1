'use client'

import { useTranslations } from 'use-intl'
import { Dialog } from '#components/ui/dialog'

const KEYS = [
  { id: 'save', keys: ['mod', 'S'] },
  { id: 'undo', keys: ['mod', 'Z'] },
  { id: 'redo', keys: ['mod', '⇧', 'Z'] },
  { id: 'move', keys: ['↑', '↓', '←', '→'] },
  { id: 'ends', keys: ['Home', 'End'] },
  { id: 'edit', keys: ['Enter'] },
  { id: 'help', keys: ['?'] },
] as const

/** The keyboard shortcuts of the workspace, with the symbols of this operating system. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('workspace.shortcuts')
  const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent)
  const signOf = (key: string) => (key === 'mod' ? (isApple ? '⌘' : t('control')) : key)
  return (
    <Dialog title={t('title')} onClose={onClose}>
      <dl className="flex flex-col">
        {KEYS.map(({ id, keys }) => (
          <div key={id} className="flex items-center justify-between gap-4 border-line py-2 not-first:border-t">
            <dt>{t(id)}</dt>
            <dd className="flex gap-1">
              {keys.map((key) => (
                <kbd key={key} className="rounded-md border border-line-strong bg-sunken px-1.5 py-0.5 text-xs">
                  {signOf(key)}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-sm text-ink-2">{t('undoNote')}</p>
    </Dialog>
  )
}
