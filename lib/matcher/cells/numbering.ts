/** Gives distinct keys the numbers 0, 1, 2 … in the order they come, and keeps the first value of each. */
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
