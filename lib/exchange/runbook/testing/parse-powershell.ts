import { createRequire } from 'node:module'
import { Language, type Node, Parser } from 'web-tree-sitter'

/** A node of the syntax, copied out of the parser's own memory, which is small. */
export type Syntax = {
  readonly type: string
  readonly isNamed: boolean
  readonly text: string
  readonly children: readonly Syntax[]
}

/** Parses PowerShell by its tree-sitter grammar. Throws where the text does not fit the grammar. */
export async function powershellParser(): Promise<(text: string) => Syntax> {
  const { resolve } = createRequire(import.meta.url)
  await Parser.init()
  const parser = new Parser()
  parser.setLanguage(await Language.load(resolve('tree-sitter-powershell/tree-sitter-powershell.wasm')))
  return (text) => {
    const tree = parser.parse(text)
    if (tree === null) throw new Error('Nothing was parsed.')
    try {
      if (tree.rootNode.hasError) throw new Error(`This is no PowerShell: ${text.slice(0, 2000)}`)
      return copyOf(tree.rootNode, text)
    } finally {
      tree.delete()
    }
  }
}

/** Levels of precedence, which say nothing where they hold one operand. */
const LEVEL =
  /^(?:logical|bitwise|comparison|additive|multiplicative|format|range|array_literal|unary)_(?:argument_)?expression$/

function copyOf(node: Node, source: string): Syntax {
  const [only] = node.children
  if (node.childCount === 1 && LEVEL.test(node.type) && only !== null && only !== undefined) return copyOf(only, source)
  const children = node.children.flatMap((child) => (child === null ? [] : [copyOf(child, source)]))
  const { type, isNamed, startIndex, endIndex } = node
  return {
    type,
    isNamed,
    children,
    get text() {
      return source.slice(startIndex, endIndex)
    },
  }
}

/** The named children of a node, comments left out. */
export const partsOf = ({ children }: Syntax): Syntax[] =>
  children.filter(({ isNamed, type }) => isNamed && type !== 'comment')

/** The first named child of a type; undefined where there is none. */
export const partOf = (node: Syntax, type: string): Syntax | undefined =>
  partsOf(node).find((part) => part.type === type)

/** All nodes of a type beneath a node, in the order of the text. */
export function descendantsOf(node: Syntax, type: string): Syntax[] {
  return node.children.flatMap((child) => [...(child.type === type ? [child] : []), ...descendantsOf(child, type)])
}
