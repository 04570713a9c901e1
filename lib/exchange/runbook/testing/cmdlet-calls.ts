import { CMDLETS } from '#lib/exchange/runbook/cmdlets'
import type { ModelTenant } from './tenant'
import { Hashtable, itemsOf, textOf, type Value } from './values'

/** Runs a cmdlet against the model tenant and its files. Throws for a parameter that the cmdlet does not have. */
export function callCmdlet(tenant: ModelTenant, name: string, given: Hashtable): readonly Value[] {
  const path = textOf(given.get('LiteralPath'))
  const { files } = tenant
  if (name === 'Test-Path') return [files.has(path)]
  if (name === 'Export-Clixml') {
    const kept = given.get('InputObject')
    files.set(path, kept instanceof Hashtable ? kept.copy() : kept)
    return []
  }
  if (name === 'Import-Clixml') return itemsOf(files.get(path) ?? null)
  const known: Readonly<Record<string, readonly string[]>> = CMDLETS
  const allowed = new Set(known[name])
  for (const { name: parameter } of given.entries.values())
    if (!allowed.has(parameter)) throw new Error(`${name} has no parameter ${parameter}.`)
  return tenant.call(name, given)
}
