'use client'

import { Download, Printer } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { FreeText } from '#components/shell/free-text'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { useEngineTexts } from '#lib/client/api/engine-texts'
import { saveAsFile } from '#lib/client/files/save-as-file'
import { phaseNumber } from '#lib/client/views/names'
import { dueTimes } from '#lib/exchange/runbook/clock'
import type { Runbook } from '#lib/exchange/runbook/runbook'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import { fillInStep } from '#lib/texts/format'
import { BreakGlass } from './break-glass'
import { NightSheet } from './night-sheet'
import { Notes, useNoteTexts } from './notes'
import { ProbeKit } from './probe-kit'
import { RequestSection } from './request-section'
import { PhaseFaults, Safety } from './safety'
import { StartLine } from './start-line'
import { type SaidStep, StepList } from './step-list'

type Props = {
  runbook: Runbook
  document: ScenarioDocument
  before: Phase
  after: Phase
  afterIndex: number
}

/** A runbook on screen: whether it is safe, its steps, and beside them what is at hand in an emergency. */
export function RunbookView({ runbook, document, before, after, afterIndex }: Props) {
  const t = useTranslations('night')
  const { data: texts } = useEngineTexts('runbook-steps')
  const notes = useNoteTexts(runbook.notes, document.services)
  const [isRequestShown, setRequestShown] = useState(false)
  if (texts === undefined || notes === null) return null
  const steps: SaidStep[] = runbook.steps.map((step) => ({
    step,
    said: fillInStep(texts[step.code], step.parameters, step),
  }))
  const isBlocked = runbook.steps.length === 0
  const due = dueTimes(runbook.steps)
  const facts = { document, runbook, steps, due, notes, before, after }
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <div className={isRequestShown ? 'contents print:hidden' : 'contents'}>
        <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
          <div className="flex min-w-0 flex-[1_1_20rem] flex-wrap items-baseline gap-x-3 gap-y-1">
            <h2 className="min-w-0 text-lg font-semibold tracking-tight">
              <FreeText>
                {t('title', {
                  before: `${phaseNumber(afterIndex - 1)} ${before.name}`,
                  after: `${phaseNumber(afterIndex)} ${after.name}`,
                })}
              </FreeText>
            </h2>
            <p className="text-sm text-ink-2">
              <StartLine phase={after} />
            </p>
          </div>
          <div className="flex flex-wrap gap-2 print:hidden">
            {runbook.scripts.length > 0 && (
              <Button onClick={() => saveScripts(runbook)}>
                <Download aria-hidden className="size-4" />
                {t('downloads.all')}
              </Button>
            )}
            <Button onClick={() => window.print()}>
              <Printer aria-hidden className="size-4" />
              {t('downloads.print')}
            </Button>
          </div>
        </header>
        {document.unordered && <Notice>{t('unordered')}</Notice>}
        {!isBlocked && runbook.steps.every(({ change }) => change === null) && <Notice>{t('nothing')}</Notice>}
        {!isBlocked && <Safety runbook={runbook} steps={steps} document={document} before={before} after={after} />}
        {!isBlocked && <PhaseFaults document={document} after={after} isSafe={runbook.safe} />}
        <Notes notes={notes} isBlocking={isBlocked} />
      </div>
      {/* On a phone the request comes last: at night the sheet and the scripts for an emergency come before it. */}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 wide:grid-cols-[minmax(0,1fr)_22rem] wide:grid-rows-[auto_1fr] print:block">
        {!isBlocked && (
          <div className={`flex min-w-0 flex-col gap-4 ${isRequestShown ? 'print:hidden' : ''}`}>
            <Notice tone="ask">
              <strong className="font-semibold">{t('stop.title')}</strong> {t('sheet.abort')} {t('stop.text')}
            </Notice>
            <StepList
              steps={steps}
              due={due}
              phase={after}
              runbook={runbook}
              document={document}
              isPrinted={!isRequestShown}
            />
          </div>
        )}
        <div
          className={`flex min-w-0 flex-col gap-4 wide:col-start-2 wide:row-span-2 wide:row-start-1 ${isRequestShown ? 'print:hidden' : ''}`}
        >
          {!isBlocked && <NightSheet document={document} runbook={runbook} before={before} after={after} />}
          <BreakGlass breakGlass={runbook.breakGlass} phases={document.phases} />
          <ProbeKit document={document} phase={after} />
        </div>
        {!isBlocked && <RequestSection facts={facts} isShown={isRequestShown} onShown={setRequestShown} />}
      </div>
    </div>
  )
}

/** One file after the other, since a browser saves no folder. */
function saveScripts({ scripts, breakGlass }: Runbook): void {
  for (const { name, text } of [...scripts, breakGlass]) saveAsFile(name, text, 'text/plain')
}
