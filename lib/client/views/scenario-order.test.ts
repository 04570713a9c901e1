import { expect, test } from 'vitest'
import type { ScenarioSummary } from '#lib/contract/scenarios'
import { type ListView, listedScenarios } from './scenario-order'

type Counts = { readonly lost?: number; readonly entrance?: number; readonly notKnown?: number }

const scenario = (title: string, counts: Counts | null, description = ''): ScenarioSummary => ({
  id: title,
  title,
  description,
  revision: 1,
  updatedAt: '2026-03-01T10:00:00.000Z',
  phases: 1,
  connectors: 1,
  senders: 1,
  deletedAt: null,
  summary:
    counts === null
      ? { state: 'checking' }
      : {
          state: 'checked',
          green: Object.keys(counts).length === 0,
          phases: [],
          services: [],
          lists: { lost: [], entrance: [], notKnown: [], asToday: [] },
          counts: { lost: 0, entrance: 0, notKnown: 0, asToday: 0, ...counts },
        },
})

const LIST = [
  scenario('Switch 10', {}),
  scenario('Switch 9', { lost: 1 }, 'Contoso Group'),
  scenario('ärger', { lost: 3 }),
  scenario('Unchecked', null),
  scenario('Zebra', { entrance: 2 }),
]
const ALL: ListView = { search: '', order: 'changed', filter: 'all' }
const titles = (view: Partial<ListView>, drafts: readonly string[] = []) =>
  listedScenarios(LIST, { ...ALL, ...view }, new Set(drafts), 'de').map(({ title }) => title)

test('the order of the server, the last changed first, is kept', () => {
  expect(titles({})).toEqual(LIST.map(({ title }) => title))
})

test('names are sorted as people count and spell', () => {
  expect(titles({ order: 'name' })).toEqual(['ärger', 'Switch 9', 'Switch 10', 'Unchecked', 'Zebra'])
})

test('what loses most mail stands first, and what is not checked before what is as wanted', () => {
  expect(titles({ order: 'trouble' })).toEqual(['ärger', 'Switch 9', 'Zebra', 'Unchecked', 'Switch 10'])
})

test('what is not checked counts neither as clear nor as wanted', () => {
  expect(titles({ filter: 'trouble' })).toEqual(['Switch 9', 'ärger', 'Unchecked', 'Zebra'])
  expect(titles({ filter: 'green' })).toEqual(['Switch 10'])
})

test('drafts and words are looked for together', () => {
  expect(titles({ filter: 'drafts' }, ['Zebra'])).toEqual(['Zebra'])
  expect(titles({ search: 'group SWITCH' })).toEqual(['Switch 9'])
})
