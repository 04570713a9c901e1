import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { COLLECTOR_CODES } from '#lib/exchange/collector/codes'
import { QUESTION_IDS, QUESTIONS, SOURCE_TAGS, STEPS, sourceTags, TRACE_CODES } from '#lib/matcher'
import { DELIVERERS } from '#lib/scenario/document/deliverers'
import { FINDING_CODES } from '#lib/scenario/findings/codes'
import { VENDORS } from '#lib/scenario/services/vendors'
import { PLAN_FINDING_SOURCES } from '#lib/scenario/wants/plan-findings'
import { filesBelow, findBrokenCitations, isText, readTargets } from './lint/citations.mjs'
import { ROOT } from './settings.mjs'

const FOLDERS = ['lib', 'components', 'app', 'e2e', 'scripts', 'docs']
const AT_THE_ROOT = readdirSync(ROOT).filter((file) => /\.(?:md|m?js|ts)$/.test(file))
/** This file cites what does not exist, to try the check. */
const OWN = 'scripts/citations.test.mjs'

const targets = readTargets()
const read = (file) => readFileSync(path.join(ROOT, file), 'utf8')

describe('citations', () => {
  it('lead to something that exists', () => {
    const files = [...FOLDERS.flatMap(filesBelow).filter(isText), ...AT_THE_ROOT].filter((file) => file !== OWN)
    expect(files.length).toBeGreaterThan(500)
    const broken = files.flatMap((file) =>
      findBrokenCitations(file, read(file), targets).map((problem) => `${file}:${problem}`),
    )
    expect(broken).toEqual([])
  })

  it.each([
    ['a heading', '/** The order (docs/rules.md §2.5). */'],
    ['several headings', '// See docs/rules.md §2.7, §2.8 and §2.9.'],
    ['a heading on the next line of a comment', '/**\n * What is printed (docs/formats.md\n * §2.1, §2.2).\n */'],
    ['a question of a document', '"source": "docs/rules.md §2.1, Q7"'],
    ['a question', '// Whether bounces are meant is Q6.'],
    ['a third of Q11', "const id = 'Q11-apex'"],
    ['a question that never forks', '// Nobody knows (Q8).'],
    ['a source', '// MS-NEW says that it is not applied (ISS900, MC1226222).'],
    ['a case', '// One lock would have asked for TLS first (T52).'],
    ['a case in two parts', "['a foreign MAIL FROM (T83)', []]"],
    ['a document elsewhere', '// Joined without a blank (RFC 7208 §3.3, §4.6.4), [MS-CFB] §2.2.'],
    ['a path', '// Started by scripts/start.mjs.'],
    ['a file that code reads', "const rules = read('docs/rules.md')"],
    ['a time and a hexadecimal number', "'2026-06-06T06:22:40', '08DB6591E8589FA7'"],
  ])('of %s is right', (_name, text) => {
    expect(findBrokenCitations('lib/x.ts', text, targets)).toEqual([])
  })

  it.each([
    [
      'a heading that is not there',
      '\n/** The order (docs/rules.md §2.55). */',
      '2: docs/rules.md has no heading 2.55',
    ],
    ['one of two headings', '// docs/rules.md §2.7, §9.99', '1: docs/rules.md has no heading 9.99'],
    ['a document without a heading', '// As docs/rules.md says.', '1: docs/rules.md is cited without the number'],
    ['a heading of nothing', '// By §4.1 it is one object.', '1: §4.1 does not say of which document'],
    ['a document that is not there', '// As docs/rule.md §1 says.', '1: there is no docs/rule.md'],
    ['a question of a document', '// docs/rules.md Q99', '1: docs/rules.md has no question Q99'],
    ['a question', '// This is Q99.', '1: docs/rules.md has no question Q99'],
    ['a source', '// MS-OLD says so.', '1: docs/rules.md has no source MS-OLD'],
    ['a case', '// As in T99.', '1: lib/matcher/cases has no case T99'],
    [
      'a configuration that is no case',
      "'V04 a restriction without addresses'",
      '1: lib/matcher/cases has no case V04',
    ],
    ['a path', '// Started by scripts/begin.mjs.', '1: there is no scripts/begin.mjs'],
    ['a file without its folder', '// It is asked in short-answer.ts.', '1: there is no file short-answer.ts'],
  ])('of %s is refused', (_name, text, problem) => {
    const [first, ...others] = findBrokenCitations('lib/x.ts', text, targets)
    expect(first).toContain(problem)
    expect(others).toEqual([])
  })

  it.each([
    ['its own headings', 'See §2.5 and §2.55.', '1: docs/rules.md has no heading 2.55'],
    ['headings of a linked document', '[formats](formats.md) §6, §66', '1: docs/formats.md has no heading 66'],
    ['headings of a document in backticks', '`docs/formats.md` §6, §66', '1: docs/formats.md has no heading 66'],
    ['links', '[here](formats.md), [there](form.md)', '1: there is no docs/form.md'],
    ['folders in backticks', '`lib/matcher`, `lib/match`', '1: there is no lib/match'],
    [
      'a file without its folder',
      '`lib/matcher/index.ts`, `lib/matcher/rules/judge.ts`, `partners.ts`, `trace.ts`',
      '1: there is no trace.ts beside',
    ],
    ['a file of another line', 'In `lib/matcher/rules`:\n`judge.ts`', '2: there is no judge.ts beside'],
    ['paths with wildcards', '`lib/texts/{en,de}/*.json`, `lib/texts/{en,fr}/*.jsn`', '1: there is no lib/texts'],
  ])('are checked in Markdown: %s', (_name, text, problem) => {
    const [first, ...others] = findBrokenCitations('docs/rules.md', text, targets)
    expect(first).toContain(problem)
    expect(others).toEqual([])
  })
})

describe('the sources of a registry', () => {
  const quoted = [
    ...Object.values(TRACE_CODES).map(({ source }) => source),
    ...Object.values(QUESTIONS).map(({ source }) => source),
    ...Object.values(FINDING_CODES).flatMap(({ sources }) => sources),
    ...Object.values(PLAN_FINDING_SOURCES).flat(),
    ...STEPS.map(({ sources }) => sources),
    ...Object.values(COLLECTOR_CODES).flatMap(({ sources }) => sources),
    ...DELIVERERS.flatMap(({ sources }) => sources),
    // Some vendors are quoted by a page or record of their own, which needs no tag.
    ...VENDORS.map(({ source }) => source).filter((source) => /^[A-Z0-9-]+$/.test(source)),
  ].join(' ; ')
  /** Words in capitals of a text that are no abbreviations of the field. */
  const tagsIn = (text) =>
    new Set(
      (text.match(/\b[A-Z]{2,}[A-Z0-9]*(?:-[A-Z0-9]+)*\b/g) ?? []).filter((word) => !['IP', 'RFC'].includes(word)),
    )

  it('are those of SOURCE_TAGS, and each of these is quoted', () => {
    expect([...tagsIn(quoted)].sort()).toEqual([...SOURCE_TAGS].sort())
    expect(sourceTags(quoted, SOURCE_TAGS)).toEqual(SOURCE_TAGS)
  })

  it('have a line in docs/rules.md', () => {
    expect(SOURCE_TAGS.filter((tag) => !targets.sources.has(tag))).toEqual([])
  })

  it('of a golden case have a line in docs/rules.md', () => {
    const cases = filesBelow('lib/matcher/cases').flatMap((file) => JSON.parse(read(file)))
    expect(cases.length).toBeGreaterThan(100)
    const unknown = cases.flatMap(({ id, source }) =>
      [...tagsIn(source)]
        .filter((tag) => !targets.sources.has(tag) && !isCitedOtherwise(tag))
        .map((tag) => `${id}: ${tag}`),
    )
    expect(unknown).toEqual([])
  })

  /** Labels, and questions and cases that the other checks know. */
  const isCitedOtherwise = (tag) => ['INF'].includes(tag) || /^[QTF]\d+/.test(tag)
})

describe('docs/rules.md', () => {
  it('has a heading for every step and every question', () => {
    const headings = targets.headings.get('docs/rules.md')
    expect(STEPS.filter(({ number }) => !headings.has(`2.${number}`))).toEqual([])
    expect(QUESTION_IDS.filter((id) => !targets.questions.has(id.replace(/-.*/, '')))).toEqual([])
  })

  it('names each question in the step that asks it', () => {
    const sections = new Map(
      read('docs/rules.md')
        .split(/^###? /m)
        .map((section) => [/^2\.(\d+) /.exec(section)?.[1], section]),
    )
    const unnamed = QUESTION_IDS.flatMap((id) => {
      const named = new RegExp(`\\b${id.replace(/-.*/, '')}\\b`)
      const steps = QUESTIONS[id].step.match(/\d+/g) ?? []
      return steps.filter((step) => !named.test(sections.get(step) ?? '')).map((step) => `${id} in §2.${step}`)
    })
    expect(unnamed).toEqual([])
  })

  it.each(['docs/rules.md', 'docs/formats.md'])('%s gives no number to two headings', (file) => {
    const numbers = [...read(file).matchAll(/^#{2,} (\d+(?:\.\d+)*|Q\d+) /gm)].map(([, number]) => number)
    expect(numbers.length).toBeGreaterThan(10)
    expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([])
  })
})

describe('decisions', () => {
  const files = filesBelow('docs/decisions').filter((file) => !file.endsWith('README.md'))
  const FORM =
    /^# (?<number>\d{3}) (?<title>.+)\n\nDate: (?<date>\d{4}-\d\d-\d\d)\nStatus: (?<status>accepted|superseded by \[\d{3}\]\(.+\))\n\n/
  const decisions = files.map((file) => ({ name: path.basename(file), ...FORM.exec(read(file))?.groups }))

  it.each(decisions)('$name carries a date and a status', ({ name, number, date }) => {
    expect(date).toBeDefined()
    expect(name.startsWith(`${number}-`)).toBe(true)
  })

  it('are listed with title, date and status', () => {
    const rows = decisions.map(
      ({ name, number, title, date, status }) => `| [${number}](${name}) | ${title} | ${date} | ${status} |`,
    )
    const listed = read('docs/decisions/README.md').match(/^\| \[\d.*$/gm)
    expect(listed).toEqual(rows.sort())
  })
})

describe('the changelog', () => {
  const text = read('CHANGELOG.md')

  it('parts each version into Added, Changed and Fixed', () => {
    const headings = text.match(/^#{2,} .+$/gm).join('\n')
    expect(headings).toMatch(
      /^(?:## (?:Unreleased|\d+\.\d+\.\d+ - \d{4}-\d\d-\d\d)(?:\n### Added)?(?:\n### Changed)?(?:\n### Fixed)?(?:\n|$))+$/,
    )
    expect(text.match(/^- /gm).length).toBeGreaterThan(40)
  })

  it('names the case or the test of every entry that can change a verdict', () => {
    const starred = text.match(/^- ★.*$/gm)
    expect(starred.length).toBeGreaterThan(5)
    expect(starred.filter((entry) => !/`lib\/[\w./-]+\.(?:json|test\.ts)`\)\.$/.test(entry))).toEqual([])
  })
})
