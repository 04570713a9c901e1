import type { Language } from './language'

type Values = Readonly<Record<string, string | number>>

/**
 * Puts values into the `{gaps}` of a text. A gap without a value stays, so that it can be seen. Numbers are written as the
 * language writes them (`10,000` in English) where one is given, and as plain digits otherwise.
 */
export function fillIn(text: string, values: Values, language?: Language): string {
  const write = (value: string | number | undefined) =>
    typeof value === 'number' && language !== undefined ? value.toLocaleString(language) : String(value)
  return text.replace(/\{(\w+)\}(\.(?=\s|$))?/g, (gap, name: string, stop = '') => {
    if (!Object.hasOwn(values, name)) return gap
    const written = write(values[name])
    // A name such as `Litware Inc.` ends the sentence with its own full stop.
    return written.endsWith('.') ? written : written + stop
  })
}

/** `title` says what is wrong, `text` why, `advice` what to do, `fix` what the one click does where there is one. */
export type FindingText = {
  readonly title: string
  readonly text: string
  readonly advice: string
  readonly fix?: string
}

/** The texts of one finding with its values. */
export function fillInFinding({ title, text, advice, fix }: FindingText, values: Values): FindingText {
  return {
    title: fillIn(title, values),
    text: fillIn(text, values),
    advice: fillIn(advice, values),
    ...(fix === undefined ? {} : { fix: fillIn(fix, values) }),
  }
}

/** What is said of a step of a runbook. A step with commands says by them what to check and how to go back. */
export type StepText = {
  readonly title: string
  readonly text: string
  readonly check?: string
  readonly verify?: string
  readonly rollback?: string
}
type StepCommands = { readonly check: string | null; readonly verify: string | null; readonly rollback: string | null }

/** The texts of one step with its values; its commands stand where it has them. */
export function fillInStep(said: StepText, values: Values, commands: StepCommands): Required<StepText> {
  const part = (name: 'check' | 'verify' | 'rollback') => commands[name] ?? fillIn(said[name] ?? '', values)
  return {
    title: fillIn(said.title, values),
    text: fillIn(said.text, values),
    check: part('check'),
    verify: part('verify'),
    rollback: part('rollback'),
  }
}
