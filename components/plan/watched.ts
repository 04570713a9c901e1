/** A value that changes often, for the few who watch it. */
export class Watched<Value> {
  private readonly watchers = new Set<() => void>()

  constructor(private value: Value) {}

  readonly get = (): Value => this.value

  readonly set = (value: Value): void => {
    this.value = value
    for (const onChange of this.watchers) onChange()
  }

  /** Calls `onChange` after each change, until the returned function is called. */
  readonly watch = (onChange: () => void): (() => void) => {
    this.watchers.add(onChange)
    return () => this.watchers.delete(onChange)
  }
}
