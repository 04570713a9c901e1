import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from '#scripts/settings'

const SOURCE = /\.(ts|tsx)$/
const IMPORT = /(?:\bfrom|\bimport|\bimport\(|new URL\()\s*'([#.][^']+)'/g
const ALIASES = [
  ['#lib/matcher', 'lib/matcher/index'],
  ['#lib/', 'lib/'],
  ['#components/', 'components/'],
  ['#texts/', 'lib/texts/'],
]

/** Source files below the folder, tests and generated code left out; paths from the root. */
export function sourceFiles(folder) {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`
    if (entry.isDirectory()) return ['testing', 'generated'].includes(entry.name) ? [] : sourceFiles(file)
    return SOURCE.test(file) && !file.includes('.test.') ? [file] : []
  })
}

/** The file that an import names, without its ending; null for a package. */
function resolve(file, specifier) {
  if (specifier.startsWith('./')) return path.join(path.dirname(file), specifier)
  const alias = ALIASES.find(([name]) => (name.endsWith('/') ? specifier.startsWith(name) : specifier === name))
  return alias === undefined ? null : alias[1] + specifier.slice(alias[0].length)
}

/** Imports between files of the folders: for each file those it imports, types included. */
export function importGraph(folders) {
  const files = folders.flatMap(sourceFiles)
  const byStem = new Map(
    files.flatMap((file) => [
      [file, file],
      [file.replace(SOURCE, ''), file],
    ]),
  )
  return new Map(
    files.map((file) => {
      const specifiers = [...readFileSync(path.join(ROOT, file), 'utf8').matchAll(IMPORT)].map(([, name]) => name)
      return [file, [...new Set(specifiers.flatMap((name) => byStem.get(resolve(file, name)) ?? []))]]
    }),
  )
}

const VALUE_IMPORT = /^(?:import|export)\s+(?!type\b)([^'";]*?from\s+)?'([^']+)'/gm
const ONLY_TYPES = /^\{(\s*type\s[^,}]+,?)+\s*\}\s*from\s+$/

/**
 * How a file gets a package, without what it loads only on use by `import()`: the files from it to the one that imports the
 * package, or null.
 */
export function wayToPackage(file, name) {
  const reached = new Map([[file, null]])
  for (const from of reached.keys()) {
    const text = readFileSync(path.join(ROOT, from), 'utf8')
    for (const [, clause = '', specifier] of text.matchAll(VALUE_IMPORT)) {
      if (ONLY_TYPES.test(clause)) continue
      if (specifier === name || specifier.startsWith(`${name}/`)) return wayTo(from, reached)
      const stem = resolve(from, specifier)
      const next = stem === null ? undefined : ['.ts', '.tsx'].map((end) => stem + end).find(isSource)
      if (next !== undefined && !reached.has(next)) reached.set(next, from)
    }
  }
  return null
}

const isSource = (file) => existsSync(path.join(ROOT, file))

function wayTo(file, reached) {
  const way = []
  for (let at = file; at !== null; at = reached.get(at)) way.unshift(at)
  return way
}

/** The graph of imports between folders. A file that opens a folder to others (`index.ts`) counts as a folder of its own. */
export function folderGraph(folders) {
  const folderOf = (file) => (path.basename(file) === 'index.ts' ? file : path.dirname(file))
  const graph = new Map()
  for (const [file, imported] of importGraph(folders)) {
    const own = folderOf(file)
    const others = graph.get(own) ?? new Set()
    for (const other of imported) if (folderOf(other) !== own) others.add(folderOf(other))
    graph.set(own, others)
  }
  return graph
}

/** Groups of nodes that lead back to themselves (Tarjan's strongly connected components), each sorted. */
export function findCircles(graph) {
  const index = new Map()
  const low = new Map()
  const stack = []
  const circles = []
  const visit = (node) => {
    index.set(node, index.size)
    low.set(node, index.get(node))
    stack.push(node)
    for (const next of graph.get(node) ?? []) {
      if (!index.has(next)) visit(next)
      if (stack.includes(next)) low.set(node, Math.min(low.get(node), low.get(next)))
    }
    if (low.get(node) !== index.get(node)) return
    const circle = stack.splice(stack.indexOf(node))
    if (circle.length > 1) circles.push(circle.sort())
  }
  for (const node of graph.keys()) if (!index.has(node)) visit(node)
  return circles
}
