'use client'

import { useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { CollectorSteps } from '#components/import/collector-steps'
import { ExportWays } from '#components/import/export-ways'
import { ImportReport } from '#components/import/import-report'
import { type GoToLine, ImportText } from '#components/import/import-text'
import { directSendQuestion, useImport } from '#components/import/use-import'
import { SelectField } from '#components/ui/field'
import { readDomains } from '#lib/client/edits/lines'
import { problemKey } from '#lib/client/import/import-answers'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { identifiesSenders, likelyFilter, scenarioFromConnectors } from '#lib/scenario/templates/from-connectors'
import { DomainsField, TitleField } from './form-parts'
import { NewScenarioForm, Question } from './new-scenario-form'

const NONE: readonly ScenarioConnector[] = []
const NO_TENANT = { acceptedDomains: [], rejectDirectSend: false }

/**
 * The form for a scenario from an export: the connectors become the first phase. A collector file adds the tenant
 * facts.
 */
export function FromPaste({ intent = 'connectors' }: { intent?: 'connectors' | 'tenant' }) {
  const t = useTranslations('scenarios.new')
  const dialog = useTranslations('import.dialog')
  const source = useImport(NONE)
  const form = useForm(source)
  const text = useRef<GoToLine>(null)
  const { connectors, document, hasDomains } = form
  return (
    <NewScenarioForm mayLeaveOut document={document} waitingFor={t('preview.nothing')} hint={form.hint}>
      <Question title={t(intent === 'tenant' ? 'ways.tenant' : 'ways.paste')}>
        <div className="flex flex-col gap-5">
          {intent === 'tenant' ? <CollectorSteps /> : <ExportWays />}
          <ImportText ref={text} source={source} label={dialog(intent === 'tenant' ? 'file' : 'text')} />
          {source.reading !== null && source.reading.format !== 'scenario-file' && (
            <ImportReport
              source={source}
              before={NO_TENANT}
              dropped={NONE}
              onLine={source.long === null ? (line) => text.current?.goTo(line) : null}
            />
          )}
        </div>
      </Question>
      {connectors.length > 0 && (
        <Question title={t('about')}>
          <div className="flex flex-col gap-4">
            <TitleField value={form.title} onChange={form.setTitle} placeholder={t('pastedTitle')} />
            {!hasDomains && <DomainsField value={form.domains} onChange={form.setDomains} />}
            <SelectField label={t('mxNow')} value={form.mxTo} onChange={(event) => form.setTarget(event.target.value)}>
              {connectors
                .filter((connector) => identifiesSenders(connector))
                .map(({ id, name }) => (
                  <option key={id} value={id}>
                    {t('serviceOf', { name })}
                  </option>
                ))}
              <option value="microsoft">Microsoft</option>
            </SelectField>
          </div>
        </Question>
      )}
    </NewScenarioForm>
  )
}

/** Names of left-out connectors that the description lists. The others are counted. */
const NAMED = 20

/** The other fields of the form, and the scenario that they make. */
function useForm(source: ReturnType<typeof useImport>) {
  const t = useTranslations('scenarios.new')
  const say = useTranslations('documents')
  const [title, setTitle] = useState('')
  const [domains, setDomains] = useState('contoso.com')
  const [target, setTarget] = useState<string | null>(null)
  const { chosen, found, tenant, reading, answers, undecided } = source
  const question = reading === null ? null : directSendQuestion(reading)
  const unanswered = source.unanswered + Number(question !== null && answers[problemKey(question)] === undefined)
  const connectors = useMemo(() => chosen.map(({ connector }) => connector), [chosen])
  const mxTo = target ?? likelyFilter(connectors)?.id ?? 'microsoft'
  const document = useMemo(() => {
    if (connectors.length === 0 || unanswered + undecided > 0) return null
    const leftOut = found.filter(({ isChosen }) => !isChosen).map(({ connector }) => connector.name)
    const facts = reading?.collected?.facts
    const scenario = scenarioFromConnectors({
      say,
      title: title.trim() || t('pastedTitle'),
      description:
        leftOut.length === 0
          ? ''
          : t('leftOut', {
              names: leftOut.slice(0, NAMED).join(', '),
              more: Math.max(0, leftOut.length - NAMED),
            }),
      tenant: tenant ?? {
        acceptedDomains: [...(reading?.facts?.acceptedDomains ?? readDomains(domains).domains)],
        rejectDirectSend: reading?.facts?.rejectDirectSend ?? false,
      },
      connectors,
      mxTo: mxTo === 'microsoft' ? null : mxTo,
    })
    return facts === undefined ? scenario : { ...scenario, collected: facts }
  }, [connectors, found, unanswered, undecided, reading, tenant, domains, say, title, mxTo, t])
  return {
    title,
    setTitle,
    domains,
    setDomains,
    mxTo,
    setTarget,
    connectors,
    hint:
      unanswered > 0
        ? t('unanswered', { count: unanswered })
        : undecided > 0
          ? t('undecided', { count: undecided })
          : null,
    document,
    hasDomains: tenant !== null || reading?.facts?.acceptedDomains != null,
  }
}
