'use client'

import { useMemo, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { ImportEntries } from '#components/import/import-entries'
import { ImportProblems } from '#components/import/import-problems'
import { ImportText } from '#components/import/import-text'
import { useImport } from '#components/import/use-import'
import { SelectField } from '#components/ui/field'
import { isRecognising, likelyFilter, scenarioFromConnectors } from '#lib/client/new-from-connectors'
import type { ScenarioConnector } from '#lib/scenario/connector'
import { Creation, Question } from './creation'
import { DomainsField, parseDomains, TitleField } from './form-parts'

const NONE: readonly ScenarioConnector[] = []

/** The connectors of a tenant as they are today make the first phase. */
export function FromPaste() {
  const t = useTranslations('scenarios.new')
  const language = useLocale()
  const source = useImport(NONE)
  const [title, setTitle] = useState('')
  const [domains, setDomains] = useState('contoso.com')
  const [target, setTarget] = useState<string | null>(null)
  const { chosenEntries, unanswered } = source
  const connectors = useMemo(() => chosenEntries.map(({ connector }) => connector), [chosenEntries])
  const mxTo = target ?? likelyFilter(connectors)?.id ?? 'microsoft'
  const document = useMemo(() => {
    if (connectors.length === 0 || unanswered > 0) return null
    const acceptedDomains = parseDomains(domains).domains
    const given = { language, title: title.trim() || t('pastedTitle'), acceptedDomains, connectors }
    return scenarioFromConnectors({ ...given, mxTo: mxTo === 'microsoft' ? null : mxTo })
  }, [connectors, unanswered, domains, language, title, mxTo, t])
  return (
    <Creation
      document={document}
      waitingFor={t('preview.nothing')}
      hint={unanswered > 0 ? t('unanswered', { count: unanswered }) : null}
    >
      <Question title={t('ways.paste')}>
        <ImportText text={source.text} onRead={source.read} />
        <div className="mt-5 flex flex-col gap-5 empty:hidden">
          {source.entries.length > 0 && <ImportEntries source={source} dropped={NONE} />}
          <ImportProblems problems={source.problems} />
        </div>
      </Question>
      {connectors.length > 0 && (
        <Question title={t('about')}>
          <div className="flex flex-col gap-4">
            <TitleField value={title} onChange={setTitle} placeholder={t('pastedTitle')} />
            <DomainsField value={domains} onChange={setDomains} />
            <SelectField label={t('mxNow')} value={mxTo} onChange={(event) => setTarget(event.target.value)}>
              {connectors
                .filter((connector) => isRecognising(connector))
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
    </Creation>
  )
}
