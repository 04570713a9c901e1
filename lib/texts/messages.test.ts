import { createTranslator, IntlErrorCode } from 'use-intl/core'
import { describe, expect, it } from 'vitest'
import { QUESTIONS, TRACE_CODES } from '#lib/matcher'
import { LANGUAGES, type Language } from '#lib/scenario/document/language'
import { FINDING_CODE_NAMES } from '#lib/scenario/findings/findings'
import { loadFindingTexts } from './finding-texts'
import { compileMessages, loadMessages } from './messages'

type Catalogue = { readonly [key: string]: string | Catalogue }

/** Every text of a catalogue by its dotted key, in order. */
function flatten(catalogue: Catalogue, prefix = ''): [string, string][] {
  return Object.entries(catalogue).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  )
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

/** What keeps a text from being read as ICU: null when nothing does. Missing values are no fault of the text. */
function findFault(messages: Catalogue, key: string, language: Language): string | null {
  let fault: string | null = null
  const t = createTranslator({
    locale: language,
    messages: messages as never,
    onError: ({ code, message }) => {
      if (code === IntlErrorCode.INVALID_MESSAGE) fault = message
    },
  })
  t(key as never)
  return fault
}

const english = flatten(loadMessages('en'))

describe.each(LANGUAGES.filter((language) => language !== 'en'))('the texts in %s', (language) => {
  const own = flatten(loadMessages(language))

  it('have the keys of the English ones, in the same order', () => {
    expect(own.map(([key]) => key)).toEqual(english.map(([key]) => key))
  })

  it('take the same arguments as the English ones', () => {
    const describeAll = (texts: [string, string][]) => texts.map(([key, text]) => [key, argumentsOf(text)])
    expect(describeAll(own)).toEqual(describeAll(english))
  })
})

describe.each(LANGUAGES)('the texts in %s', (language) => {
  const messages = loadMessages(language)

  it('are well-formed and not empty', () => {
    const faults = flatten(messages).flatMap(([key, text]) => {
      const fault = text.trim() === '' ? 'empty' : findFault(messages, key, language)
      return fault === null ? [] : [`${key}: ${fault}`]
    })
    expect(faults).toEqual([])
  })

  it('can be read on the server, so that a page needs no parser for them', () => {
    expect(Object.keys(compileMessages(language))).toEqual(Object.keys(messages))
  })

  it('have a word and a sentence for every code of a trace, and none for others', () => {
    const codes = Object.keys(TRACE_CODES).sort()
    expect(Object.keys(messages.verdicts.code).sort()).toEqual(codes)
    expect(Object.keys(messages.verdicts.codeText).sort()).toEqual(codes)
  })

  it('ask every question and word every answer to it', () => {
    const { question } = messages.verdicts
    expect(Object.keys(question)).toEqual(Object.keys(QUESTIONS))
    for (const [id, { answers }] of Object.entries(QUESTIONS)) {
      const words = question[id as keyof typeof question]
      expect(Object.keys(words.answers), id).toEqual(answers)
      expect(Object.keys(words.if), id).toEqual(answers)
    }
  })
})

describe.each(LANGUAGES)('the findings in %s', (language) => {
  it('have sentences for every code, with the parameters of the English ones', async () => {
    const [texts, englishTexts] = await Promise.all([loadFindingTexts(language), loadFindingTexts('en')])
    expect(Object.keys(texts)).toEqual(FINDING_CODE_NAMES)
    for (const code of FINDING_CODE_NAMES) {
      const { title, text, advice, fix } = texts[code]
      const own = englishTexts[code]
      expect(
        [title, text, advice].every((sentence) => sentence.trim() !== ''),
        code,
      ).toBe(true)
      expect(fix === undefined, code).toBe(own.fix === undefined)
      expect(argumentsOf(title + text + advice), code).toEqual(argumentsOf(own.title + own.text + own.advice))
    }
  })
})
