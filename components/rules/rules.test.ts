import { describe, expect, it } from 'vitest'
import { QUESTION_IDS, questionsAt, REPLIES, SOURCE_TAGS, STEPS, stepsOf } from '#lib/matcher'
import { loadEngineTexts } from '#lib/texts/engine-texts'
import { LANGUAGES } from '#lib/texts/language'
import { loadMessages } from '#lib/texts/messages'

describe('the page of rules', () => {
  it.each(LANGUAGES)('has a text for every source and step in %s', async (language) => {
    const { sourceText, steps } = (await loadMessages(language)).rules
    expect(Object.keys(sourceText)).toEqual(SOURCE_TAGS)
    expect(Object.keys(steps)).toEqual(STEPS.map(({ number }) => `s${number}`))
  })

  it.each(LANGUAGES)('has a text for every placeholder of findings in %s', async (language) => {
    const placeholders = Object.keys((await loadMessages(language)).rules.placeholders)
    const used = JSON.stringify(await loadEngineTexts('findings', language)).matchAll(/\{(\w+)\}/g)
    expect(placeholders).toEqual(expect.arrayContaining([...used].map(([, placeholder]) => placeholder)))
  })

  it('shows every question and every reply at a step', () => {
    const steps = STEPS.map(({ number }) => number)
    for (const id of QUESTION_IDS) expect(steps, id).toEqual(expect.arrayContaining(stepsOf(id)))
    expect(new Set(steps.flatMap(questionsAt))).toEqual(new Set(QUESTION_IDS))
    const replies = STEPS.flatMap(({ ends }) =>
      ends === null || ends === 'connector' || ends === 'default' ? [] : [ends],
    )
    expect(replies.sort()).toEqual(Object.keys(REPLIES).sort())
  })
})
