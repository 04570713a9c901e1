import { expect, test } from 'vitest'
import type { SourceReading } from '#lib/client/workers/source-tasks'
import { importConnectors } from '#lib/exchange/connectors/import-connectors'
import { COMPLETE } from '#lib/exchange/testing/complete-connector'
import { freshTenant } from './fresh-tenant'
import { problemKey } from './import-answers'

/** What a text holds, as the page has it once the text was read. */
const readingOf = (text: string, more: Partial<SourceReading> = {}): SourceReading => ({
  ...importConnectors(text),
  collected: null,
  ...more,
  shown: text,
  length: text.length,
})
const foundIn = ({ connectors }: SourceReading) =>
  connectors.map((connector) => ({ importedId: connector.id, connector }))
const freshOf = (reading: SourceReading, answers = {}) => freshTenant(reading, foundIn(reading), answers)

test('what the text does not hold and what could not be read is not known', () => {
  const { SenderDomains: _, ...rest } = COMPLETE
  const reading = readingOf(JSON.stringify({ ...rest, SenderIPAddresses: ['192.0.2.0/24', 'x'] }))
  const properties = freshOf(reading)?.unknown.get('filter')
  expect(properties).toContain('SenderDomains')
  expect(properties).toContain('SenderIPAddresses')
  expect(properties).not.toContain('RequireTls')
})

test('a value that was put right is known', () => {
  const reading = readingOf(JSON.stringify({ ...COMPLETE, SenderIPAddresses: ['x'] }))
  const [problem] = reading.problems
  if (problem === undefined) throw new Error('There is no problem.')
  expect(freshOf(reading, { [problemKey(problem)]: '192.0.2.1' })?.unknown.get('filter')).not.toContain(
    'SenderIPAddresses',
  )
})

test('an empty export is a tenant without connectors, and a text that is none is nothing', () => {
  expect(freshOf(readingOf('[]'))?.connectors).toEqual([])
  expect(freshOf(readingOf('v=spf1 -all'))).toBeNull()
})

test('a collector file without connectors or RejectDirectSend says nothing of them', () => {
  const collected = {
    tenant: { acceptedDomains: ['contoso.com'], rejectDirectSend: false },
    hasConnectors: false,
    facts: { at: '', findings: [], notRead: [] },
  }
  const facts = { acceptedDomains: ['contoso.com'], rejectDirectSend: null }
  expect(freshOf(readingOf('[]', { collected, facts }))).toMatchObject({ connectors: null, ...facts })
})
