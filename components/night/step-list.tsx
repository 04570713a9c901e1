'use client'

import { Download } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useWhoNames } from '#components/plan/who-texts'
import { FreeText } from '#components/shell/free-text'
import { Button } from '#components/ui/button'
import { CommandText } from '#components/ui/command-text'
import { CopyButton } from '#components/ui/copy-button'
import { Tag } from '#components/ui/tag'
import { ToneIcon } from '#components/verdict/tones'
import { saveAsFile } from '#lib/client/files/save-as-file'
import { clockMark, momentOf } from '#lib/client/views/clock-words'
import { toneOf } from '#lib/client/views/plan-words'
import { waitKey } from '#lib/client/views/runbook-words'
import type { Due } from '#lib/exchange/runbook/clock'
import type { Runbook } from '#lib/exchange/runbook/runbook'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import type { StepText } from '#lib/texts/format'
import { useMoments } from './moments'
import { useStateWords } from './result-words'
import { useSpans } from './spans'

/** A step with its texts in the language of the page. */
export type SaidStep = { readonly step: Runbook['steps'][number]; readonly said: Required<StepText> }

type ListProps = Shared & {
  steps: readonly SaidStep[]
  due: readonly Due[]
  /** the phase that the steps lead to, which says when they begin */
  phase: Phase
  /** false where the change request is printed, which says the steps too */
  isPrinted: boolean
}
type Shared = { runbook: Runbook; document: ScenarioDocument }

/** The steps in their order. */
export function StepList({ steps, due, phase, isPrinted, ...shared }: ListProps) {
  const t = useTranslations('night')
  return (
    <section aria-label={t('steps')} className={`min-w-0 ${isPrinted ? '' : 'print:hidden'}`}>
      <ol className="min-w-0">
        {steps.map((one, index) => (
          <StepItem
            key={one.step.id}
            {...one}
            number={index + 1}
            due={due[index]}
            phase={phase}
            isFirstOfWindow={one.step.window !== steps[index - 1]?.step.window}
            {...shared}
          />
        ))}
      </ol>
    </section>
  )
}

type ItemProps = SaidStep & Shared & { number: number; due: Due | undefined; phase: Phase; isFirstOfWindow: boolean }

function StepItem({ step, said, number, due, phase, isFirstOfWindow, runbook, document }: ItemProps) {
  const t = useTranslations('night')
  const script = runbook.scripts.find(({ name }) => name === `${step.id}.ps1`)
  return (
    <li className="flex min-w-0 flex-col gap-2 border-t border-line py-3 print:break-inside-avoid">
      {isFirstOfWindow && (
        <p className="text-xs font-semibold text-ink-2 print:break-after-avoid">{t(`window.${step.window}`)}</p>
      )}
      <div className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
        <span className="min-w-5 text-sm text-ink-3">{number}</span>
        {due !== undefined && <DueTime due={due} phase={phase} />}
        <div className="flex min-w-0 flex-wrap items-baseline gap-x-2.5 gap-y-1 max-phone:order-last max-phone:basis-full">
          <h3 className="min-w-0 font-semibold">
            <FreeText>{said.title}</FreeText>
          </h3>
          <Tag>{t(`kind.${step.kind}`)}</Tag>
        </div>
        <ProofWord step={step} />
      </div>
      <div className="flex min-w-0 flex-col gap-2 pl-7.5 max-phone:pl-0">
        <p className="text-sm text-ink-2">
          <FreeText>{said.text}</FreeText>
        </p>
        {step.command !== null && (
          <CommandText className="max-h-80 overflow-auto rounded-lg border border-line bg-sunken px-3 py-2">
            {step.command}
          </CommandText>
        )}
        <div className="flex flex-wrap items-center gap-2 empty:hidden print:hidden">
          {step.command !== null && <CopyButton text={step.command} />}
          {script !== undefined && (
            <Button
              aria-label={t('step.script', { name: script.name })}
              onClick={() => saveAsFile(script.name, script.text, 'text/plain')}
            >
              <Download aria-hidden className="size-4" />
              {script.name}
            </Button>
          )}
          <WaitText step={step} />
        </div>
        <CellChanges step={step} document={document} />
        <details className="text-sm" open={step.change !== null}>
          <summary className="w-fit text-accent">{t('step.more')}</summary>
          <Details step={step} said={said} />
        </details>
      </div>
    </li>
  )
}

/** When the step is due: beside the start, and once that is named or planned in the reader's own time. */
function DueTime({ due, phase }: { due: Due; phase: Phase }) {
  const t = useTranslations('night.clock')
  const moment = useMoments()
  const at = momentOf(phase, due)
  const said = at === null ? null : moment(at.at, at.precision)
  return (
    <span className="min-w-20 text-sm whitespace-nowrap text-ink-2 tabular-nums">
      {clockMark(due)}
      {said !== null && (
        <span className="pl-2 text-xs text-ink-3">
          {at?.precision === 'minute' && due.latest > due.seconds ? t('from', { at: said }) : said}
        </span>
      )}
    </span>
  )
}

function ProofWord({ step: { proof } }: Pick<SaidStep, 'step'>) {
  const t = useTranslations('night.proof')
  if (proof === null) return null
  const tone = proof.state === 'proved' ? 'good' : proof.state === 'unsafe' ? 'lost' : 'ask'
  return (
    <span className="ml-auto inline-flex items-center gap-1.5 text-xs text-ink-2">
      <ToneIcon tone={tone} />
      {t(proof.state, { combinations: proof.combinations })}
    </span>
  )
}

function WaitText({ step: { code, wait } }: Pick<SaidStep, 'step'>) {
  const t = useTranslations('night')
  const span = useSpans()
  if (wait === null) return null
  return (
    <span className="text-xs text-ink-3">
      {t(`step.${waitKey({ code, wait })}`, { least: span(wait.least, 'after'), most: span(wait.most, 'after') })}
    </span>
  )
}

function CellChanges({ step: { changes }, document }: Pick<SaidStep, 'step'> & Pick<Shared, 'document'>) {
  const t = useTranslations('night.step')
  const nameOf = useWhoNames(document.services)
  const wordOf = useStateWords(document)
  if (changes.length === 0) return null
  return (
    <ul aria-label={t('changes')} className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-2">
      {changes.map(({ who, before, after }) => (
        <li key={who} className="inline-flex items-center gap-1.5">
          <ToneIcon tone={toneOf(after.state)} />
          <FreeText>{t('change', { who: nameOf(who), before: wordOf(before), after: wordOf(after) })}</FreeText>
        </li>
      ))}
    </ul>
  )
}

/** What to check before and after, and the way back: sentences, or commands to paste. */
function Details({ step, said }: SaidStep) {
  const t = useTranslations('night.step')
  return (
    <dl className="flex flex-col gap-2 pt-1.5 text-sm">
      {(['check', 'verify', 'rollback'] as const).map((part) => (
        <div key={part}>
          <dt className="text-xs text-ink-3">{t(part)}</dt>
          <dd className="[overflow-wrap:anywhere]">
            {step[part] === null ? (
              <FreeText>{said[part]}</FreeText>
            ) : (
              <CommandText className="max-h-80 overflow-auto">{said[part]}</CommandText>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
