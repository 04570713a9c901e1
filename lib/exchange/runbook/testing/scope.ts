import type { Value } from './values'

/** A script stopped itself. */
export class Stopped extends Error {}

/** The variables of a script, a function or a script block; what it has not set is looked for around it. */
export class Scope {
  private readonly own = new Map<string, Value>()
  constructor(private readonly parent: Scope | null) {}

  get(name: string): Value {
    const key = name.toLowerCase()
    if (this.own.has(key)) return this.own.get(key) ?? null
    if (this.parent === null) throw new Error(`Nobody has set $${name}.`)
    return this.parent.get(name)
  }

  set(name: string, value: Value): void {
    this.own.set(name.toLowerCase(), value)
  }
}

/** How a statement ends the block around it. */
export class Leave {
  constructor(readonly how: 'return' | 'continue') {}
}
