'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Failure } from '#components/shell/failure'
import { Button, ButtonLink } from '#components/ui/button'
import { CopyButton } from '#components/ui/copy-button'
import { Dialog } from '#components/ui/dialog'
import { DropHint, FileButton } from '#components/ui/file-button'
import { useFileDrop } from '#components/ui/file-drop'
import { ScrollRegion } from '#components/ui/scroll-region'
import { useEngineTexts } from '#lib/client/api/engine-texts'
import { createScenario } from '#lib/client/api/scenarios'
import { readScenarioFile } from '#lib/client/workers/read-scenario-file'
import type { Removed } from '#lib/scenario/document/removed'
import type { FileProblem } from '#lib/scenario/file/scenario-file'
import { fillIn } from '#lib/texts/format'

/** Reads a scenario file, saves it as a new scenario and opens it, or shows the problems of the file. */
export function ImportScenarioDialog({ first, onClose }: { first: File; onClose: () => void }) {
  const t = useTranslations('import.scenario')
  const { name, title, problems, created, error, start } = useScenarioFile(first)
  const isOver = useFileDrop(start)
  return (
    <Dialog
      title={t('title')}
      wide
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('close')}</Button>
          <FileButton accept=".json" onFile={start}>
            {t('choose')}
          </FileButton>
        </>
      }
    >
      {isOver && <DropHint>{t('drop')}</DropHint>}
      <div className="flex flex-col gap-4">
        <p className="text-ink-2">{t('about')}</p>
        {error !== null ? (
          <Failure error={error} />
        ) : created !== null ? (
          <Created title={title ?? name} {...created} />
        ) : problems === null ? (
          <p role="status">{title === null ? t('reading', { name }) : t('creating', { title })}</p>
        ) : (
          <Problems name={name} problems={problems} />
        )}
      </div>
    </Dialog>
  )
}

/** Says what the new scenario holds otherwise than the file. */
function Created({ title, id, removed }: { title: string } & NonNullable<State['created']>) {
  const t = useTranslations('import.scenario')
  const listed = removed.slice(0, LISTED)
  const says = t('removed', { count: removed.length })
  return (
    <section role="status">
      <p className="font-medium wrap-anywhere">{t('created', { title })}</p>
      <p className="mt-1">{says}</p>
      <ul className="mt-2 divide-y divide-line rounded-xl border border-line text-sm">
        {listed.map(({ path, value, characters }) => (
          <li key={path} className="px-3.5 py-2 wrap-anywhere">
            <code className="text-xs">{path}</code>: <strong>{value}</strong> ({characters})
          </li>
        ))}
        {removed.length > LISTED && (
          <li className="px-3.5 py-2 text-ink-2">{t('moreRemoved', { count: removed.length - LISTED })}</li>
        )}
      </ul>
      <ButtonLink tone="primary" href={`/scenarios/${id}`} className="mt-4">
        {t('open')}
      </ButtonLink>
    </section>
  )
}

/** Removed texts that are shown; the others are counted. */
const LISTED = 10

type State = {
  readonly name: string
  /** the title of the scenario, once it was read without problems */
  readonly title: string | null
  readonly problems: readonly FileProblem[] | null
  /** the new scenario, where there is something to say of it before it is opened */
  readonly created: { readonly id: string; readonly removed: readonly Removed[] } | null
  readonly error: Error | null
}

const NOTHING = { title: null, problems: null, created: null, error: null } as const

/** Reads the first file, and each file that is chosen afterwards. */
function useScenarioFile(first: File) {
  const router = useRouter()
  const { mutateAsync: create } = useMutation(createScenario(useQueryClient()))
  const [state, setState] = useState<State>({ ...NOTHING, name: first.name })
  const number = useRef(0)
  const start = useCallback(
    async (file: File) => {
      number.current++
      const own = number.current
      const show = (part: Partial<State>) => {
        if (own === number.current) setState({ ...NOTHING, name: file.name, ...part })
      }
      show({})
      try {
        const { document, problems, removed } = await readScenarioFile(file)
        if (document === null) return show({ problems })
        if (own !== number.current) return
        show({ title: document.title })
        const { id } = await create(document)
        if (removed.length === 0) router.push(`/scenarios/${id}`)
        else show({ title: document.title, created: { id, removed } })
      } catch (error) {
        show({ error: error instanceof Error ? error : new Error(String(error)) })
      }
    },
    [create, router],
  )
  const begun = useRef<File | null>(null)
  useEffect(() => {
    // In development React mounts twice, which must not create two scenarios.
    if (begun.current === first) return
    begun.current = first
    void start(first)
  }, [first, start])
  return { ...state, start }
}

function Problems({ name, problems }: { name: string; problems: readonly FileProblem[] }) {
  const t = useTranslations('import.scenario')
  const words = useWords()
  const title = t('problems', { count: problems.length })
  const asText = problems.map((problem) => words(problem).message).join('\n')
  return (
    <section role="alert">
      <p className="font-medium wrap-anywhere">{name}</p>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p className="text-lost">{title}</p>
        <CopyButton tone="quiet" text={asText} label={t('copy')} />
      </div>
      <ScrollRegion label={title} className="mt-2 max-h-96 overflow-y-auto rounded-xl border border-line">
        <ul className="divide-y divide-line text-sm">
          {problems.map((problem, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order, and problems have no name
            <li key={index} className="px-3.5 py-2">
              {problem.path === '' ? (
                words(problem).message
              ) : (
                <>
                  <p className="font-mono text-xs leading-5 wrap-anywhere">
                    {problem.path}: <strong className="text-lost">{shorten(problem.value) || t('empty')}</strong>
                  </p>
                  <p className="wrap-anywhere">{words(problem).detail}</p>
                </>
              )}
            </li>
          ))}
        </ul>
      </ScrollRegion>
    </section>
  )
}

/**
 * A problem in the language of the page: as a whole, and only what would be right of what stands at its path. Nothing is
 * said while the texts are fetched, and the code where that failed.
 */
function useWords() {
  const language = useLocale()
  const problems = useEngineTexts('scenario-file-problems')
  const requirements = useEngineTexts('requirements')
  const hasFailed = problems.isError || requirements.isError
  return ({ code, parameters, wanted }: FileProblem) => {
    if (problems.data === undefined || requirements.data === undefined) {
      const instead = hasFailed ? code : ''
      return { message: instead, detail: instead }
    }
    const detail = wanted === null ? '' : fillIn(requirements.data[wanted.code], wanted.parameters, language)
    return { message: fillIn(problems.data[code], { ...parameters, detail }), detail }
  }
}

const LONGEST = 120

function shorten(value: unknown): string {
  const text = value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
