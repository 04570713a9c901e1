import { createRequire } from 'node:module'
import { Language, type Node, Parser } from 'web-tree-sitter'

/** Parses PowerShell by its tree-sitter grammar. Throws where the text does not fit the grammar. */
export async function powershellParser(): Promise<(text: string) => Node> {
  const { resolve } = createRequire(import.meta.url)
  await Parser.init()
  const parser = new Parser()
  parser.setLanguage(await Language.load(resolve('tree-sitter-powershell/tree-sitter-powershell.wasm')))
  return (text) => {
    const root = parser.parse(text)?.rootNode
    if (root === undefined || root.hasError) throw new Error(`This is no PowerShell: ${text.slice(0, 2000)}`)
    return root
  }
}

/** The named children of a node, comments left out. */
export const partsOf = (node: Node): Node[] =>
  node.namedChildren.filter((child): child is Node => child !== null && child.type !== 'comment')
