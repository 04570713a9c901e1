/** Numbers distinct keys in the order they come, and keeps one value for each. */
export class Numbering<T> {
  readonly values: T[] = []
  private readonly numbers = new Map<string, number>()

  add(key: string, value: T): number {
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    this.numbers.set(key, this.values.length)
    this.values.push(value)
    return this.values.length - 1
  }
}
