'use client'

import { FileSearch, ListFilter, Plus, Rows3, UserPlus } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useEditing } from '#components/editing/editing'
import { Menu, MenuItem } from '#components/ui/menu'
import { Popover } from '#components/ui/popover'
import { SearchField } from '#components/ui/search-field'
import { useViewing } from '#components/viewing/viewing'
import type { SampleFilter } from '#lib/client/views/view-in-address'

const SHOWS: readonly SampleFilter[] = ['all', 'problems', 'open']
const ICON =
  'grid size-7 max-phone:size-8 shrink-0 place-items-center rounded-md text-ink-2 hover:bg-sunken hover:text-ink aria-expanded:bg-sunken data-[active]:bg-accent-soft data-[active]:text-accent'

type Props = {
  /** rows without a filter and a search, and with them */
  all: number
  shown: number
  phases: number
}

/** The corner of the matrix: search, filter and what can be added, and how many rows there are. */
export function MatrixCorner({ all, shown, phases }: Props) {
  const t = useTranslations('workspace.matrix')
  const { view, onView } = useViewing()
  const isNarrowed = view.search.trim() !== '' || view.show !== 'all'
  return (
    <div className="relative flex flex-col justify-between gap-1 py-2 pr-3 after:absolute after:inset-y-2.5 after:right-0 after:w-px after:bg-line max-slim:border-b max-slim:border-line max-slim:px-gutter max-slim:after:hidden">
      <div className="flex items-center gap-0.5">
        <SearchField
          isSmall
          label={t('search')}
          placeholder={t('searchShort')}
          value={view.search}
          className="mr-1 min-w-0 flex-1"
          onChange={(search) => onView({ search })}
        />
        <Filter />
        <AddWho />
      </div>
      <div className="flex items-center justify-between gap-2">
        <FromEvidence isShort={isNarrowed} />
        <p role="status" className={`truncate text-xs text-ink-3 ${isNarrowed ? '' : 'sr-only'}`}>
          {isNarrowed ? t('filtered', { shown, all }) : t('count', { whos: all, phases })}
        </p>
        <ShowAs />
      </div>
    </div>
  )
}

/** The choice between the matrix of all phases and the picture of one. */
function ShowAs() {
  const t = useTranslations('plan.flow')
  const { view, onView } = useViewing()
  return (
    <fieldset className="flex shrink-0 rounded-md bg-sunken p-0.5">
      <legend className="sr-only">{t('showAs')}</legend>
      {[false, true].map((picture) => (
        <button
          key={String(picture)}
          type="button"
          aria-pressed={view.picture === picture}
          className="min-h-6 rounded-[5px] px-2 text-xs text-ink-2 hover:text-ink aria-pressed:bg-surface aria-pressed:font-medium aria-pressed:text-ink aria-pressed:shadow-sm"
          onClick={() => onView({ picture }, 'step')}
        >
          {t(picture ? 'picture' : 'table')}
        </button>
      ))}
    </fieldset>
  )
}

function Filter() {
  const t = useTranslations('workspace.matrix')
  const name = useId()
  const { view, onView } = useViewing()
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  return (
    <>
      <button
        type="button"
        aria-label={t('filter')}
        title={t('filter')}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        data-active={view.show === 'all' ? undefined : ''}
        className={ICON}
        onClick={({ currentTarget }) => setAnchor((open) => (open === null ? currentTarget : null))}
      >
        <ListFilter aria-hidden className="size-4" />
      </button>
      <button
        type="button"
        aria-label={t('showSamples')}
        title={t('showSamples')}
        aria-pressed={view.samples}
        data-active={view.samples ? '' : undefined}
        className={ICON}
        onClick={() => onView({ samples: !view.samples })}
      >
        <Rows3 aria-hidden className="size-4" />
      </button>
      {anchor && (
        <Popover anchor={anchor} onClose={() => setAnchor(null)}>
          <fieldset className="flex min-w-44 flex-col p-1.5">
            <legend className="sr-only">{t('show')}</legend>
            {SHOWS.map((show) => (
              <label
                key={show}
                className="flex min-h-8 cursor-pointer items-center gap-2.5 rounded-lg px-2.5 hover:bg-sunken"
              >
                <input
                  type="radio"
                  name={name}
                  checked={view.show === show}
                  onChange={() => onView({ show })}
                  className="accent-accent"
                />
                {t(`shows.${show}`)}
              </label>
            ))}
          </fieldset>
        </Popover>
      )}
    </>
  )
}

/** What a bounce, headers or a trace in hand say: the way in for whoever has a message to explain. Short, it is its icon. */
function FromEvidence({ isShort }: { isShort: boolean }) {
  const t = useTranslations('evidence')
  const editing = useEditing()
  if (editing === null) return null
  return (
    <button
      type="button"
      title={isShort ? t('open') : undefined}
      className="-ml-1.5 flex min-h-6 min-w-0 items-center gap-1.5 rounded-md px-1.5 text-xs font-medium text-ink-2 hover:bg-sunken hover:text-ink max-phone:min-h-8"
      onClick={() => editing.open({ kind: 'evidence' })}
    >
      <FileSearch aria-hidden className="size-3.5 shrink-0" />
      <span className={isShort ? 'sr-only' : 'truncate'}>{t('open')}</span>
    </button>
  )
}

function AddWho() {
  const t = useTranslations('workspace.matrix')
  const services = useTranslations('workspace.services')
  const editing = useEditing()
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  if (editing === null) return null
  return (
    <>
      <button
        type="button"
        aria-label={t('addWho')}
        title={t('addWho')}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        className={ICON}
        onClick={({ currentTarget }) => setAnchor((open) => (open === null ? currentTarget : null))}
      >
        <Plus aria-hidden className="size-4" />
      </button>
      {anchor && (
        <Menu anchor={anchor} label={t('addWho')} placement="bottom-end" onClose={() => setAnchor(null)}>
          <MenuItem Icon={Plus} onChoose={() => editing.open({ kind: 'service' })}>
            {services('add')}
          </MenuItem>
          <MenuItem Icon={UserPlus} onChoose={() => editing.open({ kind: 'sender', sender: null })}>
            {t('add')}
          </MenuItem>
        </Menu>
      )}
    </>
  )
}
