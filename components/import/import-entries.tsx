'use client'

import { useTranslations } from 'use-intl'
import { Tag } from '#components/ui/tag'
import { answersTo, type ImportEntry, openQuestions, type PropertyChange, questionKey } from '#lib/client/import-merge'
import type { ScenarioConnector } from '#lib/scenario/connector'
import type { Import } from './use-import'

/** What would go in: each connector, what it would change, and what must be known of it first. */
export function ImportEntries({ source, dropped }: { source: Import; dropped: readonly ScenarioConnector[] }) {
  const t = useTranslations('scenarios.import')
  return (
    <div>
      <h2 className="font-semibold tracking-tight">{t('found', { count: source.entries.length })}</h2>
      <ul className="mt-2 divide-y divide-line rounded-xl border border-line">
        {source.entries.map((entry) => (
          <Entry key={entry.importedId} entry={entry} source={source} />
        ))}
        {dropped.map(({ id, name }) => (
          <li key={id} className="flex flex-wrap items-center gap-2 px-3.5 py-2.5 text-ink-3">
            <span className="line-through wrap-anywhere">{name}</span>
            <Tag>{t('dropped')}</Tag>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Entry({ entry, source }: { entry: ImportEntry; source: Import }) {
  const t = useTranslations('scenarios.import')
  const { connector, importedId, before, changes } = entry
  const isChosen = source.isChosen(entry)
  const isOpen = (field: string) =>
    openQuestions(source.problems, source.answers).some((p) => p.connectorId === importedId && p.field === field)
  const state = before === null ? 'new' : changes.length === 0 ? 'same' : 'changed'
  return (
    <li className={`px-3.5 py-2.5 ${isChosen ? '' : 'text-ink-3'}`}>
      <label className="flex items-start gap-2">
        <input
          type="checkbox"
          checked={isChosen}
          onChange={(event) => source.choose(importedId, event.target.checked)}
          className="mt-0.5 size-4 shrink-0 accent-accent"
        />
        <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium wrap-anywhere">{connector.name || t('unnamed')}</span>
          <Tag>{connector.connectorType}</Tag>
          {!connector.enabled && <Tag>{t('disabled')}</Tag>}
          <span className={`text-sm ${state === 'same' ? 'text-ink-3' : 'text-accent'}`}>{t(`states.${state}`)}</span>
        </span>
      </label>
      <div className="mt-1 pl-6 text-sm text-ink-2">
        {before === null ? (
          <Facts connector={connector} isTlsOpen={isOpen('RequireTls')} />
        ) : (
          <Changes changes={changes} />
        )}
        {isChosen && <Questions importedId={importedId} source={source} />}
      </div>
    </li>
  )
}

function Facts({ connector, isTlsOpen }: { connector: ScenarioConnector; isTlsOpen: boolean }) {
  const t = useTranslations('scenarios.import')
  const { senderDomains, senderIPAddresses, requireTls, tlsSenderCertificateName, otherProperties } = connector
  const { restrictDomainsToIPAddresses: byIp, restrictDomainsToCertificate: byName } = connector
  const facts = [
    t('domains', { domains: senderDomains.join(', ') || '–' }),
    t('networks', { count: senderIPAddresses.length, restricted: String(byIp) }),
    ...(isTlsOpen ? [] : [t(requireTls ? 'tls' : 'noTls')]),
    ...(tlsSenderCertificateName === null
      ? []
      : [t('certificate', { name: tlsSenderCertificateName, restricted: String(byName) })]),
    ...(otherProperties.length === 0 ? [] : [t('others', { count: otherProperties.length })]),
  ]
  return <p className="wrap-anywhere">{facts.join(' · ')}</p>
}

/** Networks and names shown of a long list of changes. */
const SHOWN = 6

function Changes({ changes }: { changes: readonly PropertyChange[] }) {
  const t = useTranslations('scenarios.import')
  const some = (sign: string, entries: readonly string[]) => [
    ...entries.slice(0, SHOWN).map((entry) => `${sign}${entry}`),
    ...(entries.length > SHOWN ? [t('more', { count: entries.length - SHOWN })] : []),
  ]
  return (
    <dl className="grid gap-x-3 gap-y-0.5 sm:grid-cols-[16rem_minmax(0,1fr)]">
      {changes.map((change) => (
        <div key={change.property} className="contents">
          <dt className="font-mono text-xs leading-5 text-ink-3">{change.property}</dt>
          <dd className="font-mono text-xs leading-5 wrap-anywhere">
            {'added' in change
              ? [...some('+', change.added), ...some('−', change.removed)].join('  ')
              : `${change.before || '–'} → ${change.after || '–'}`}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Questions({ importedId, source }: { importedId: string; source: Import }) {
  const t = useTranslations('scenarios.import')
  const own = source.problems.filter(({ connectorId }) => connectorId === importedId)
  return own.map((problem) => {
    const answers = answersTo(problem)
    const key = questionKey(problem)
    if (answers === null) return null
    return (
      <fieldset
        key={key}
        className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 rounded-lg bg-ask-soft px-3 py-1.5 text-ask"
      >
        <legend className="float-left mr-3 py-0.5">
          {t.rich(problem.field === 'ConnectorType' ? 'questionType' : 'question', {
            field: problem.field,
            code: (chunks) => <code>{chunks}</code>,
          })}
        </legend>
        {answers.map((value) => (
          <label key={value} className="flex items-center gap-1.5 py-0.5">
            <input
              type="radio"
              name={key}
              checked={source.answers[key] === value}
              onChange={() => source.answer(key, value)}
              className="size-4 accent-accent"
            />
            {value === 'true' ? t('yes') : value === 'false' ? t('no') : value}
          </label>
        ))}
      </fieldset>
    )
  })
}
