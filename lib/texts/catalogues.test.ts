import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import compile from 'icu-minify/compile'
import { describe, expect, it } from 'vitest'
import { ADDRESS_REASONS } from '#lib/exchange/addresses/reasons'
import { COLLECTOR_CODE_NAMES } from '#lib/exchange/collector/codes'
import { EVIDENCE_PROBLEMS } from '#lib/exchange/evidence/evidence'
import { IMPORT_PROBLEMS } from '#lib/exchange/read/problems'
import { SPF_PROBLEMS } from '#lib/exchange/spf/problems'
import { QUESTIONS, TRACE_CODES } from '#lib/matcher'
import { REQUIREMENTS } from '#lib/scenario/document/requirement'
import { SPF_REASONS } from '#lib/scenario/document/spf-answer'
import { FILE_PROBLEMS } from '#lib/scenario/file/scenario-file'
import { FINDING_CODE_NAMES } from '#lib/scenario/findings/codes'
import { PLAN_FINDING_CODE_NAMES } from '#lib/scenario/wants/plan-findings'
import { type Catalogue, loadCatalogue } from './catalogue'
import { ENGINE_TEXTS, type EngineCatalogue, loadEngineTexts } from './engine-texts'
import { LANGUAGES, type Language } from './language'
import { compileMessages, loadMessages, SCREENS } from './messages'

const CATALOGUES: Readonly<Record<string, Catalogue<object>>> = { ...ENGINE_TEXTS, ...SCREENS }

/** Every text of a catalogue by its dotted key, in order. */
function flatten(texts: object, prefix = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  )
}

const load = async (name: string, language: Language): Promise<[string, string][]> => {
  const texts = CATALOGUES[name]
  return texts === undefined ? [] : flatten(await loadCatalogue(texts, language))
}

/** The arguments and tags of an ICU message, each with its kind: `count plural`, `name`, `<b>`. */
function argumentsOf(text: string): string[] {
  const found = [...text.matchAll(/<([a-z]\w*)>/g)].map(([tag]) => tag)
  let rest = text
  // Innermost braces first: a branch of a plural or select holds no braces any more once its own arguments are taken out.
  for (let inner = findInner(rest); inner !== null; inner = findInner(rest)) {
    const { start, end, body, isBranch } = inner
    if (!isBranch)
      found.push(
        body
          .split(',')
          .slice(0, 2)
          .map((part) => part.trim())
          .join(' '),
      )
    rest = rest.slice(0, start) + rest.slice(end)
  }
  return [...new Set(found)].sort()
}

/** The first pair of braces without braces inside. A branch has its selector (`one`, `=0`, `true`) right before it. */
function findInner(text: string) {
  const match = /\{([^{}]*)\}/.exec(text)
  if (match === null) return null
  const before = text.slice(0, match.index)
  const outer = before.slice(before.lastIndexOf('{') + 1)
  const isBranch =
    before.includes('{') && /^\s*\w+\s*,\s*(plural|select|selectordinal)\s*,/.test(outer) && /[\w=]\s*$/.test(before)
  return { start: match.index, end: match.index + match[0].length, body: match[1] ?? '', isBranch }
}

/** What keeps a text from being read as an ICU message; null when nothing does. */
function findFault(text: string): string | null {
  if (text.trim() === '') return 'empty'
  try {
    compile(text)
    return null
  } catch (error) {
    return String(error)
  }
}

const faultsOf = (texts: readonly [string, string][]): string[] =>
  texts.flatMap(([key, text]) => {
    const fault = findFault(text)
    return fault === null ? [] : [`${key}: ${fault}`]
  })

it.each(LANGUAGES)('the files of %s are the catalogues that are loaded', (language) => {
  const files = readdirSync(fileURLToPath(new URL(`./${language}`, import.meta.url)))
  expect(files.sort()).toEqual(
    Object.keys(CATALOGUES)
      .map((name) => `${name}.json`)
      .sort(),
  )
})

describe.each(Object.keys(CATALOGUES))('the catalogue %s', (name) => {
  it('has the same keys in every language, in the same order', async () => {
    const keys = (texts: [string, string][]) => texts.map(([key]) => key)
    const english = keys(await load(name, 'en'))
    for (const language of LANGUAGES) expect(keys(await load(name, language)), language).toEqual(english)
  })

  it('takes the same arguments in every language', async () => {
    const argumentsOfAll = (texts: [string, string][]) => texts.map(([key, text]) => [key, argumentsOf(text)])
    const english = argumentsOfAll(await load(name, 'en'))
    for (const language of LANGUAGES) expect(argumentsOfAll(await load(name, language)), language).toEqual(english)
  })

  it('has no empty text, and none that ICU cannot read', async () => {
    for (const language of LANGUAGES) expect(faultsOf(await load(name, language)), language).toEqual([])
  })
})

it.each(Object.keys(ENGINE_TEXTS))('the catalogue %s has gaps for values and nothing else of ICU', async (name) => {
  for (const language of LANGUAGES)
    for (const [key, text] of await load(name, language)) expect(text.replace(/\{\w+\}/g, ''), key).not.toMatch(/[{}<]/)
})

it.each([
  ['an open brace', 'a {b', ['x: ']],
  ['a blank text', ' ', ['x: empty']],
])('%s is found', (_, text, faults) => {
  expect(faultsOf([['x', text]])).toMatchObject(faults.map((fault) => expect.stringContaining(fault)))
})

it('arguments are told apart by name and kind', () => {
  const text = '<b>{name}</b> has {count, plural, one {# in {place}} other {#}}'
  expect(argumentsOf(text)).toEqual(['<b>', 'count plural', 'name', 'place'])
})

describe.each<[EngineCatalogue, readonly string[]]>([
  ['findings', FINDING_CODE_NAMES],
  ['collector-findings', COLLECTOR_CODE_NAMES],
  ['plan-findings', PLAN_FINDING_CODE_NAMES],
  ['import-problems', Object.keys(IMPORT_PROBLEMS)],
  ['evidence-problems', EVIDENCE_PROBLEMS],
  ['spf-problems', Object.keys(SPF_PROBLEMS)],
  ['spf-reasons', SPF_REASONS],
  ['address-reasons', ADDRESS_REASONS],
  ['scenario-file-problems', FILE_PROBLEMS],
  ['requirements', REQUIREMENTS],
])('the catalogue %s', (name, codes) => {
  it('has a text for every code of the engine, and none for others', async () => {
    for (const language of LANGUAGES)
      expect(Object.keys(await loadEngineTexts(name, language)), language).toEqual(codes)
  })
})

it('titles of findings are short enough for one line', async () => {
  for (const language of LANGUAGES)
    for (const [code, { title }] of Object.entries(await loadEngineTexts('findings', language)))
      expect(title.length, code).toBeLessThanOrEqual(60)
})

describe.each(LANGUAGES)('the texts in %s', (language) => {
  it('of screens can be read on the server, so that a page needs no parser for them', async () => {
    expect(Object.keys(await compileMessages(language))).toEqual(Object.keys(await loadMessages(language)))
  })

  it('have a word and a sentence for every code of a trace, and none for others', async () => {
    const { verdicts } = await loadMessages(language)
    const codes = Object.keys(TRACE_CODES).sort()
    expect(Object.keys(verdicts.code).sort()).toEqual(codes)
    expect(Object.keys(verdicts.codeText).sort()).toEqual(codes)
  })

  it('ask every question and word every answer to it', async () => {
    const { question } = (await loadMessages(language)).verdicts
    expect(Object.keys(question)).toEqual(Object.keys(QUESTIONS))
    for (const [id, { answers }] of Object.entries(QUESTIONS)) {
      const words = question[id as keyof typeof question]
      expect(Object.keys(words.answers), id).toEqual(answers)
      expect(Object.keys(words.if), id).toEqual(answers)
    }
  })
})

it.each(LANGUAGES)('what an answer comes to is said in %s without names of examples', async (language) => {
  const conditions = (await load('verdicts', language)).filter(([key]) => /^question\.[^.]+\.if\./.test(key))
  expect(conditions.length).toBeGreaterThan(0)
  for (const [key, text] of conditions) expect(text, key).not.toMatch(/\.example|contoso|fabrikam/)
})

/** Gaps that a name, an address or a text fills that somebody else has chosen. */
const FREE_GAP =
  /(?<!: )\{(?:connector|service|name|other|lock|rule|policy|phase|target|from|to|value|entry|first|last|tidy|url|domain|network|vendor)\}\.(?!\w)|\{reason\}\.(?!\w)/

it.each(LANGUAGES)(
  'no name in %s stands bare before a full stop, which would seem to be part of it',
  async (language) => {
    const texts = await Promise.all(Object.keys(CATALOGUES).map((name) => load(name, language)))
    expect(texts.flat().filter(([, text]) => FREE_GAP.test(text))).toEqual([])
  },
)
