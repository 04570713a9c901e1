'use client'

import { CircleAlert, CircleCheck, CircleHelp, Wrench } from 'lucide-react'
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { useEngineTexts } from '#lib/client/api/engine-texts'
import {
  type AnswerControl,
  controlOf,
  isSettled,
  mayBeNone,
  problemKey,
  readAnswer,
} from '#lib/client/import/import-answers'
import { findingWords, fixText } from '#lib/client/views/findings'
import type { ImportProblem } from '#lib/exchange/read/problems'
import type { FindingCode } from '#lib/scenario/findings/codes'
import type { Finding } from '#lib/scenario/findings/finding'
import { useProblemMessage } from './problem-message'
import type { FoundConnector, Import } from './use-import'

type Source = Pick<Import, 'answers' | 'answer' | 'fix'>
type Props = { found: FoundConnector; source: Source; onLine: ((line: number) => void) | null }

/** The problems of one connector, each with the valid form and a control to correct it. */
export function ImportFixes({ found: { importedId, problems, refusals, fixes, kept }, source, onLine }: Props) {
  const t = useTranslations('import.fixes')
  const shown = problems.filter((problem) => problem.severity === 'error' || controlOf(problem) !== null)
  if (shown.length + refusals.length + fixes.length + kept.length === 0) return null
  return (
    <ul className="flex flex-col gap-2">
      {kept.length > 0 && (
        <li className="text-sm text-ink-2 wrap-anywhere">
          {t('kept')} <code className="text-xs">{kept.join(', ')}</code>
        </li>
      )}
      {shown.map((problem) => (
        <ProblemRow key={problemKey(problem)} problem={problem} source={source} onLine={onLine} />
      ))}
      <Refusals importedId={importedId} refusals={refusals} fixes={fixes} onFix={source.fix} />
    </ul>
  )
}

function ProblemRow({ problem, source, onLine }: { problem: ImportProblem; source: Source; onLine: Props['onLine'] }) {
  const t = useTranslations('import.fixes')
  const messageOf = useProblemMessage()
  const control = controlOf(problem)
  const isDone = isSettled(problem, source.answers)
  const Icon = isDone ? CircleCheck : problem.severity === 'error' ? CircleAlert : CircleHelp
  const tone = isDone ? 'text-good' : problem.severity === 'error' ? 'text-lost' : 'text-ask'
  return (
    <li className="flex gap-2 rounded-lg bg-sunken px-3 py-2 text-sm">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${tone}`} />
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <p className="wrap-anywhere">
          <LineButton line={problem.line} onLine={onLine} />
          {problem.field !== '' && <code className="mx-1.5 text-xs">{problem.field}</code>}
          {/* The control right below asks for the value. */}
          {control !== null && problem.code === 'MISSING' ? t('missing') : messageOf(problem)}
        </p>
        {control === null ? (
          <p className="text-ink-2">{t(onLine === null ? 'exportAgain' : 'editText')}</p>
        ) : control.kind === 'choice' ? (
          <Choice problem={problem} options={control.options} source={source} />
        ) : (
          <Entry problem={problem} control={control} source={source} />
        )}
      </div>
    </li>
  )
}

/** The line of a problem. While the text is editable, it is a button that leads there. */
export function LineButton({ line, onLine }: { line: number; onLine: ((line: number) => void) | null }) {
  const t = useTranslations('import.fixes')
  if (onLine === null) return <span className="text-ink-2 tabular-nums">{t('line', { line })}</span>
  return (
    <button
      type="button"
      onClick={() => onLine(line)}
      className="min-h-6 rounded text-ink-2 underline decoration-line-strong underline-offset-2 tabular-nums hover:text-ink"
    >
      {t('line', { line })}
    </button>
  )
}

function Choice({ problem, options, source }: { problem: ImportProblem; options: readonly string[]; source: Source }) {
  const t = useTranslations('import.fixes')
  const name = useId()
  return (
    <fieldset className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <legend className="float-left mr-4 font-medium">
        {t.rich(problem.field === 'ConnectorType' ? 'which' : 'isOn', {
          field: problem.field,
          code: (chunks) => <code className="text-xs">{chunks}</code>,
        })}
      </legend>
      {options.map((value) => (
        <label key={value} className="flex min-h-6 items-center gap-1.5">
          <input
            type="radio"
            name={name}
            checked={source.answers[problemKey(problem)] === value}
            onChange={() => source.answer(problem, value)}
            className="size-4 accent-accent"
          />
          {value === 'true' ? t('yes') : value === 'false' ? t('no') : value}
        </label>
      ))}
    </fieldset>
  )
}

type EntryProps = { problem: ImportProblem; control: Exclude<AnswerControl, { kind: 'choice' }>; source: Source }

/** A field to replace a value that could not be read. The value is used as soon as it is valid. */
function Entry({ problem, control, source }: EntryProps) {
  const t = useTranslations('import.fixes')
  const id = useId()
  const given = source.answers[problemKey(problem)]
  const typed = given ?? undefined
  const { values, wrong } = readAnswer(control, typed ?? '')
  const isWrong = typed !== undefined && wrong !== null
  const legal = control.kind === 'entries' ? control.legal : control.property === 'Name' ? 'name' : 'certificate'
  const isWhole = typeof problem.value === 'string' && !problem.value.endsWith('…') && !problem.code.startsWith('LIST')
  const printed = String(problem.parameters.printed ?? '')
  return (
    <div>
      <label htmlFor={id} className="sr-only">
        {problem.code === 'MISSING'
          ? problem.field
          : t('instead', { field: problem.field, value: String(problem.value ?? '') })}
      </label>
      <input
        id={id}
        type="text"
        spellCheck={false}
        autoCapitalize="off"
        aria-invalid={isWrong || undefined}
        aria-describedby={`${id}-hint`}
        placeholder={t(`examples.${legal}`)}
        value={typed ?? (isWhole ? String(problem.value) : printed)}
        onChange={(event) => source.answer(problem, event.target.value)}
        className="w-full max-w-md rounded-lg border border-line-strong bg-surface px-2.5 py-1 font-mono text-sm placeholder:text-ink-3 aria-invalid:border-lost"
      />
      {mayBeNone(problem) && (
        <Button
          className="ml-2"
          aria-label={`${problem.field}: ${t('none')}`}
          aria-pressed={given === null}
          onClick={() => source.answer(problem, null)}
        >
          {t('none')}
        </Button>
      )}
      <p id={`${id}-hint`} className={`mt-1 text-xs ${isWrong ? 'text-lost' : 'text-ink-2'}`}>
        {isWrong ? `${t('notLegal', { entry: wrong })} ` : ''}
        {typed !== undefined && wrong === null && values.length > 0
          ? t('goesIn', { count: values.length, field: problem.field })
          : `${printed === '' ? '' : `${t('printed')} `}${t(`legal.${legal}`)}`}
      </p>
    </div>
  )
}

type RefusalProps = {
  importedId: string
  refusals: readonly Finding[]
  fixes: readonly FindingCode[]
  onFix: Import['fix']
}

/** Values that can be read but that Exchange Online refuses, with a button for the valid form if there is one. */
function Refusals({ importedId, refusals, fixes, onFix }: RefusalProps) {
  const t = useTranslations('import.fixes')
  const { data: texts } = useEngineTexts('findings')
  if (texts === undefined) return null
  return (
    <>
      {refusals.map((refusal) => {
        const { code, path, fix } = refusal
        const words = findingWords(texts, refusal)
        return (
          <li key={`${code} ${path}`} className="flex gap-2 rounded-lg bg-sunken px-3 py-2 text-sm">
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-lost" />
            <div className="flex min-w-0 flex-1 flex-col items-start gap-1.5">
              <p className="wrap-anywhere">{`${words.text} ${words.advice}`}</p>
              {fix !== undefined && (
                <Button onClick={() => onFix(importedId, code, true)}>
                  <Wrench aria-hidden className="size-3.5" />
                  {words.fix ?? words.advice}
                </Button>
              )}
            </div>
          </li>
        )
      })}
      {fixes.map((code) => (
        <li key={code} className="flex flex-wrap items-center gap-2 rounded-lg bg-sunken px-3 py-1.5 text-sm">
          <CircleCheck aria-hidden className="size-4 shrink-0 text-good" />
          <span>{t('fixed', { fix: fixText(texts, code) })}</span>
          <Button tone="quiet" onClick={() => onFix(importedId, code, false)}>
            {t('takeBack')}
          </Button>
        </li>
      ))}
    </>
  )
}
