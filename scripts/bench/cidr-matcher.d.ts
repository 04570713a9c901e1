/** The part of the peer's interface that the benchmark uses. */
declare module 'cidr-matcher' {
  export default class Matcher {
    constructor(classes: string[])
    contains(address: string): boolean
  }
}
