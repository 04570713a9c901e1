'use client'

import { Ellipsis, Keyboard, Redo2, Undo2 } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { Editing } from '#components/editing/editing'
import { SaveWithMessage } from '#components/review/save-with-message'
import { Button } from '#components/ui/button'
import { loadOnDemand } from '#components/ui/load-on-demand'
import type { Draft } from '#lib/client/draft/draft'
import type { DraftEditor } from '#lib/client/draft/use-draft'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { Saving } from './saving'
import { Title } from './title'

const MoreMenu = loadOnDemand(() => import('./more-menu').then(({ MoreMenu: menu }) => menu))

type TitleProps = { title: string; invalidText: Draft['invalidText']; change: DraftEditor['change'] }

/** The title of the scenario, after a link to the list. */
export function ScenarioTitle({ title, invalidText, change }: TitleProps) {
  const shell = useTranslations('shell')
  return (
    <div className="flex min-w-0 items-center gap-x-2">
      <Link href="/" className="shrink-0 rounded-md text-base text-ink-3 hover:text-ink max-phone:hidden">
        {shell('scenarios')}
      </Link>
      <span aria-hidden className="text-base text-ink-3 max-phone:hidden">
        /
      </span>
      <Title title={title} invalidText={invalidText} change={change} />
    </div>
  )
}

type RevisionProps = { revision: number; draft: DraftEditor; saving: Saving }

/**
 * The revision, and whether everything is saved. Beside the title it gives way to it, but for what tells saved from changed;
 * beneath it on a phone it is whole.
 */
export function RevisionState({ revision, draft, saving }: RevisionProps) {
  const t = useTranslations('workspace.tools')
  return (
    <p className="flex min-w-0 items-baseline gap-1 text-xs text-ink-3 phone:ml-3 phone:min-w-40 phone:shrink-[999] phone:overflow-hidden phone:whitespace-nowrap">
      <span className="shrink-0">{t('revision', { revision })},</span>
      <SaveState draft={draft} saving={saving} />
    </p>
  )
}

function SaveState({ draft: { state, isChanged, isStored }, saving }: { draft: DraftEditor; saving: Saving }) {
  const t = useTranslations('workspace.saveState')
  const format = useFormatter()
  const invalidCount = Object.keys(state.present.invalidText).length
  const text = saving.isSaving
    ? t('saving')
    : saving.error
      ? t('failed')
      : state.present.document !== state.saved
        ? t(isStored ? 'changed' : 'changedNotKept')
        : isChanged
          ? t('savedBut', { count: invalidCount })
          : state.savedAt === null
            ? t('saved')
            : t('savedWhen', {
                when: format.dateTime(new Date(state.savedAt), { dateStyle: 'medium', timeStyle: 'short' }),
              })
  const isCalm = !saving.error && isStored
  return (
    <span role="status" title={text} className={`min-w-0 phone:truncate ${isCalm ? '' : 'text-lost'}`}>
      {text}
    </span>
  )
}

type ToolbarProps = {
  draft: DraftEditor
  saving: Saving
  phaseIndex: number
  open: Editing['open']
  onHelp: () => void
}

/** The actions for the whole scenario. */
export function Toolbar({ draft: { state, undo, redo, isChanged }, saving, phaseIndex, open, onHelp }: ToolbarProps) {
  const t = useTranslations('workspace.tools')
  return (
    <>
      <Button
        tone="quiet"
        aria-label={t('undo')}
        title={t('undo')}
        disabled={state.past.length === 0}
        onClick={undo}
        className="max-phone:hidden"
      >
        <Undo2 aria-hidden className="size-4" />
      </Button>
      <Button
        tone="quiet"
        aria-label={t('redo')}
        title={t('redo')}
        disabled={state.future.length === 0}
        onClick={redo}
        className="max-phone:hidden"
      >
        <Redo2 aria-hidden className="size-4" />
      </Button>
      <Button
        tone="quiet"
        aria-label={t('shortcuts')}
        title={t('shortcuts')}
        onClick={onHelp}
        className="max-wide:hidden"
      >
        <Keyboard aria-hidden className="size-4" />
      </Button>
      <More document={state.present.document} phaseIndex={phaseIndex} open={open} />
      <Button className="max-phone:hidden" onClick={() => open({ kind: 'share' })}>
        {t('share')}
      </Button>
      <Button
        tone="primary"
        aria-disabled={!isChanged || saving.isSaving}
        onClick={() => saving.save()}
        className="rounded-r-none border-r-0 aria-disabled:opacity-60"
      >
        {t('save')}
      </Button>
      <SaveWithMessage isDisabled={!isChanged || saving.isSaving} onSave={saving.save} />
    </>
  )
}

function More(props: { document: ScenarioDocument; phaseIndex: number; open: Editing['open'] }) {
  const t = useTranslations('workspace.more')
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  return (
    <>
      <Button
        tone="quiet"
        title={t('label')}
        aria-label={t('label')}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={({ currentTarget }) => setAnchor((opened) => (opened === null ? currentTarget : null))}
      >
        <Ellipsis aria-hidden className="size-4" />
      </Button>
      {anchor && <MoreMenu anchor={anchor} {...props} onClose={() => setAnchor(null)} />}
    </>
  )
}
