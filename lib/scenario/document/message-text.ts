/** What a template's `{names}` are replaced by. */
export type Parameters = Readonly<Record<string, string | number>>

/** Puts the parameters into a template. A name without a parameter stays, so that a gap can be seen. */
export function fillIn(template: string, parameters: Parameters): string {
  return template.replace(/\{(\w+)\}/g, (gap, name: string) =>
    Object.hasOwn(parameters, name) ? String(parameters[name]) : gap,
  )
}
