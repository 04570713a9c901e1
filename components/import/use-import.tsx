'use client'

import { useMemo, useState } from 'react'
import {
  applyAnswers,
  compareImport,
  type ImportAnswers,
  type ImportEntry,
  openQuestions,
} from '#lib/client/import-merge'
import { type ImportedConnectors, importConnectors } from '#lib/exchange/import-connectors'
import type { ScenarioConnector } from '#lib/scenario/connector'

/** Connectors in which something could not be read: they go in only if a person says so. */
const isFaulty = ({ problems }: ImportedConnectors, id: string) =>
  problems.some(({ connectorId, severity }) => connectorId === id && severity === 'error')

/**
 * Pasted text and what it holds: the connectors beside those that exist, the questions that are open, and which connectors
 * are chosen.
 */
export function useImport(existing: readonly ScenarioConnector[]) {
  const [text, setText] = useState('')
  const [imported, setImported] = useState<ImportedConnectors | null>(null)
  const [answers, setAnswers] = useState<ImportAnswers>({})
  const [chosen, setChosen] = useState<Readonly<Record<string, boolean>>>({})
  const read = (next: string) => {
    setText(next)
    setAnswers({})
    setChosen({})
    setImported(next.trim() === '' ? null : importConnectors(next))
  }
  const entries = useMemo(
    () => (imported === null ? [] : compareImport(existing, applyAnswers(imported, answers))),
    [existing, imported, answers],
  )
  const isChosen = (entry: ImportEntry) =>
    chosen[entry.importedId] ?? !(imported !== null && isFaulty(imported, entry.importedId))
  const chosenEntries = entries.filter(isChosen)
  const problems = imported?.problems ?? []
  const asked = problems.filter(({ connectorId }) => chosenEntries.some(({ importedId }) => importedId === connectorId))
  return {
    text,
    read,
    imported,
    entries,
    chosenEntries,
    isChosen,
    choose: (importedId: string, choice: boolean) => setChosen((before) => ({ ...before, [importedId]: choice })),
    problems,
    answers,
    answer: (key: string, value: string) => setAnswers((before) => ({ ...before, [key]: value })),
    /** how many answers are missing before the chosen connectors can go in */
    unanswered: openQuestions(asked, answers).length,
  }
}

export type Import = ReturnType<typeof useImport>
