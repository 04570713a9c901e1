import { createTranslator } from 'use-intl/core'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { FoundProblem } from '#lib/scenario/document/problem'
import type { Say } from '#lib/scenario/document/say'
import { workedExamples } from '#lib/scenario/examples/examples'
import type { SampleText } from '#lib/scenario/services/service-samples'
import type { TemplateText } from '#lib/scenario/templates/template-text'
import { fillIn } from '#lib/texts/format'
import type { Language } from '#lib/texts/language'
import deDocuments from '#texts/de/documents'
import deExamples from '#texts/de/examples'
import enDocuments from '#texts/en/documents'
import enExamples from '#texts/en/examples'
import requirements from '#texts/en/requirements'

/** Says what a made document holds as the product says it. */
export const sayIn = (language: Language): Say<TemplateText | SampleText> =>
  createTranslator({
    locale: language,
    messages: { documents: language === 'de' ? deDocuments : enDocuments },
    namespace: 'documents',
  })

export const say = sayIn('en')

/** The examples of a fresh database: the experiments of MSXFAQ, and the switch from vendor A to vendor B. */
export const examplesIn = (language: Language): readonly [ScenarioDocument, ScenarioDocument] =>
  workedExamples(language === 'de' ? deExamples : enExamples)

/** A problem with what would be right in English. */
export const inEnglish = ({ path, value, wanted: { code, parameters } }: FoundProblem) => ({
  path,
  value,
  message: fillIn(requirements[code], parameters, 'en'),
})
