import { describe, expect, it } from 'vitest'
import { COLLECTOR_CODES } from '#lib/exchange/collector/codes'
import {
  QUESTION_IDS,
  QUESTIONS,
  questionsAt,
  REPLIES,
  SOURCE_TAGS,
  STEPS,
  sourceTags,
  stepsOf,
  TRACE_CODES,
} from '#lib/matcher'
import { DELIVERERS } from '#lib/scenario/document/deliverers'
import { LANGUAGES } from '#lib/scenario/document/language'
import { FINDING_CODES } from '#lib/scenario/findings/codes'
import { FINDING_TEXTS } from '#lib/scenario/findings/texts'
import { VENDORS } from '#lib/scenario/services/vendors'
import { loadMessages } from '#lib/texts/messages'

const quoted = [
  ...Object.values(TRACE_CODES).map(({ source }) => source),
  ...Object.values(QUESTIONS).map(({ source }) => source),
  ...Object.values(FINDING_CODES).flatMap(({ sources }) => sources),
  ...STEPS.map(({ sources }) => sources),
  ...Object.values(COLLECTOR_CODES).flatMap(({ sources }) => sources),
  ...DELIVERERS.flatMap(({ sources }) => sources),
  // Some vendors are quoted by a page or record of their own, which needs no line there.
  ...VENDORS.map(({ source }) => source).filter((source) => /^[A-Z0-9-]+$/.test(source)),
].join(' ; ')

describe('the page of rules', () => {
  it('names every source that the registries quote, and no other', () => {
    const tags = new Set(quoted.match(/\b[A-Z]{2,}[A-Z0-9]*(?:-[A-Z0-9]+)*\b/g))
    tags.delete('IP')
    expect([...tags].sort()).toEqual([...SOURCE_TAGS].sort())
    expect(sourceTags(quoted, SOURCE_TAGS)).toEqual(SOURCE_TAGS)
  })

  it.each(LANGUAGES)('has words for every source and step in %s', (language) => {
    const { sourceText, steps } = loadMessages(language).rules
    expect(Object.keys(sourceText)).toEqual(SOURCE_TAGS)
    expect(Object.keys(steps)).toEqual(STEPS.map(({ number }) => `s${number}`))
  })

  it.each(LANGUAGES)('names every gap of a finding in %s', (language) => {
    const gaps = Object.keys(loadMessages(language).rules.gaps)
    const used = JSON.stringify(FINDING_TEXTS).matchAll(/\{(\w+)\}/g)
    expect(gaps).toEqual(expect.arrayContaining([...used].map(([, gap]) => gap)))
  })

  it('asks every question at a step, and gives every reply in one', () => {
    const steps = STEPS.map(({ number }) => number)
    for (const id of QUESTION_IDS) expect(steps, id).toEqual(expect.arrayContaining(stepsOf(id)))
    expect(new Set(steps.flatMap(questionsAt))).toEqual(new Set(QUESTION_IDS))
    const replies = STEPS.flatMap(({ ends }) =>
      ends === null || ends === 'connector' || ends === 'default' ? [] : [ends],
    )
    expect(replies.sort()).toEqual(Object.keys(REPLIES).sort())
  })
})
