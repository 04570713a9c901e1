import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from '#scripts/settings'

/**
 * What may be cited, and where a citation leads nowhere. The form is said once, in CONTRIBUTING: a numbered heading
 * (`docs/rules.md §2.5`), a question (`Q8`), the tag of a source (`MS-NEW`), a golden case (`T92`), or a path.
 */

const TEXT = /\.(?:ts|tsx|mjs|mts|js|json|md|css|grit|prisma)$/
const SKIPPED = new Set(['node_modules', 'generated', '.git', 'data'])
const ROOMS = 'lib|components|app|e2e|scripts|docs|prisma|public'

/** All files below a folder, as paths from the root; generated and installed ones left out. */
export function filesBelow(folder) {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name)
    if (SKIPPED.has(entry.name) || entry.name.startsWith('.next')) return []
    return entry.isDirectory() ? filesBelow(file) : [file]
  })
}

const RULES = 'docs/rules.md'

export const isText = (file) => TEXT.test(file)

const headingNumbers = (markdown) => [...markdown.matchAll(/^#{2,} (\d+(?:\.\d+)*) /gm)].map(([, number]) => number)
const questionIds = (markdown) => [...markdown.matchAll(/^#{2,} (Q\d+) /gm)].map(([, id]) => id)
/** Tags stand in the first column of the table of sources. */
const sourceTags = (markdown) =>
  [...(markdown.split(/^## \d+ Sources$/m)[1] ?? '').matchAll(/^\| ([A-Z][A-Z0-9-]+) \|/gm)].map(([, tag]) => tag)

/** Everything in the repository that can be cited. */
export function readTargets() {
  const files = filesBelow('.')
  const read = (file) => readFileSync(path.join(ROOT, file), 'utf8')
  const rules = read(RULES)
  const docs = files.filter((file) => /^docs\/[^/]+\.md$/.test(file))
  const cases = files.filter((file) => /^lib\/matcher\/cases\/[^/]+\.json$/.test(file))
  return {
    files: new Set(files),
    names: new Set(files.map((file) => path.posix.basename(file))),
    headings: new Map(docs.map((file) => [file, new Set(headingNumbers(read(file)))])),
    questions: new Set(questionIds(rules)),
    sources: new Set(sourceTags(rules)),
    cases: new Set(cases.flatMap((file) => JSON.parse(read(file)).map(({ id }) => id))),
  }
}

/** Blanks, and what begins the next line of a comment. */
const GAP = String.raw`(?:[ \t]|\n[ \t]*(?:\*|//|#)?)`
const SECTIONS = String.raw`((?:${GAP}*(?:,|and|to)?${GAP}*(?:§\d+(?:\.\d+)*|Q\d+))*)`
const CITED_DOC = new RegExp(String.raw`(?:(docs/[\w./-]+\.md)\x60?|\]\(([\w./-]+\.md)\))${SECTIONS}`, 'g')
const ELSEWHERE = new RegExp(String.raw`(?:RFC \d+|X\.690|\[MS-[A-Z]+\])${SECTIONS}`, 'g')
const QUESTION = /(?<![\w-])Q\d{1,2}(?![\w])/g
const CASE = /(?<![\w-])[TFV]\d{2}[a-z]?(?![\w:])/g
const TAG = /(?<![\w[-])(?:MS-[A-Z0-9]+(?:-[A-Z0-9]+)*|ISS\d+|MC\d{6,}|EKU-[A-Z]+)(?![\w-])/g
const PATH = new RegExp(
  String.raw`(?<![\w#@./-])(?:${ROOMS})/[\w./*{},[\]-]*\.(?:tsx?|m?js|mts|json|md|css|grit|prisma|png)\b`,
  'g',
)
/** A file that a comment names without its folder; names in quotes are left to the code that uses them. */
const BARE_FILE = /(?<![\w/.'"*$}@-])[a-z][\w-]*(?:\.[a-z]+)?\.(?:tsx?|mjs)\b/g
const QUOTED_PATH = new RegExp(String.raw`\`((?:${ROOMS})/[\w./*{},[\]-]*)\``, 'g')
const QUOTED_FILE = /`([a-z][\w-]*(?:\.[a-z]+)*\.(?:tsx?|mjs))`/g
const LINK = /\]\(([^()\s]+(?:\([^()]*\))?)\)/g

/**
 * The citations in a text that lead nowhere, each as `line: what is wrong`; none where all are right. `file` is the
 * path of the text: in Markdown, relative links and paths in backticks are citations too.
 */
export function findBrokenCitations(file, text, targets) {
  const broken = []
  const report = (index, problem) => broken.push(`${text.slice(0, index).split('\n').length}: ${problem}`)
  const isMarkdown = file.endsWith('.md')
  const rest = checkDocs(file, text, targets, report)
  for (const { index } of rest.matchAll(/§\d/g)) {
    const number = /^§(\d+(?:\.\d+)*)/.exec(text.slice(index))[1]
    const own = isMarkdown ? targets.headings.get(file) : undefined
    if (own === undefined) report(index, `§${number} does not say of which document`)
    else if (!own.has(number)) report(index, `${file} has no heading ${number}`)
  }
  for (const { 0: id, index } of text.matchAll(QUESTION))
    if (!targets.questions.has(id)) report(index, `${RULES} has no question ${id}`)
  for (const { 0: id, index } of text.matchAll(CASE))
    if (!isCase(id, targets)) report(index, `lib/matcher/cases has no case ${id}`)
  for (const { 0: tag, index } of text.matchAll(TAG))
    if (!targets.sources.has(tag)) report(index, `${RULES} has no source ${tag}`)
  for (const { 0: cited, index } of text.matchAll(PATH))
    if (!isPath(cited, targets)) report(index, `there is no ${cited}`)
  if (isMarkdown) checkMarkdown(file, text, targets, report)
  else checkFileNames(text, targets, report)
  return [...new Set(broken)]
}

/** Checks citations of numbered headings, and gives the text without them and without sections of documents elsewhere. */
function checkDocs(file, text, { files, headings, questions }, report) {
  const blank = (found) => found.replace(/[^\n]/g, ' ')
  const withoutOwn = text.replace(CITED_DOC, (found, named, linked, sections, index) => {
    const doc = named ?? path.posix.join(path.posix.dirname(file), linked)
    // A path in quotes is a file that code reads, and prose may point to a whole document.
    const mustNameHeading = !file.endsWith('.md') && !/['"`]/.test(text.charAt(index - 1))
    const cited = [...(sections ?? '').matchAll(/§(\d+(?:\.\d+)*)|(Q\d+)/g)]
    if (!files.has(doc)) {
      report(index, `there is no ${doc}`)
      return blank(found)
    }
    if (cited.length === 0 && mustNameHeading && headings.get(doc)?.size > 0)
      report(index, `${doc} is cited without the number of a heading`)
    for (const [, number, question] of cited) {
      if (number !== undefined && headings.get(doc)?.has(number) !== true)
        report(index, `${doc} has no heading ${number}`)
      if (question !== undefined && !questions.has(question)) report(index, `${doc} has no question ${question}`)
    }
    return blank(found)
  })
  return withoutOwn.replace(ELSEWHERE, blank)
}

/** `T83` stands for T83a and T83b. */
const isCase = (id, { cases }) => cases.has(id) || [...cases].some((known) => known.slice(0, -1) === id)

/** Reports whether a file or a folder has the path, or one fits it where it holds `*` or `{a,b}`. */
function isPath(cited, { files }) {
  const pattern = cited
    .replace(/\/$/, '')
    .replace(/[.+^$()|[\]\\]/g, String.raw`\$&`)
    .replace(/\*\*\/?/g, '\u0000')
    .replaceAll('*', '[^/]*')
    .replaceAll('\u0000', '.*')
    .replace(/\{([^{}]*)\}/g, (_, names) => `(?:${names.replaceAll(',', '|')})`)
  const fits = new RegExp(`^${pattern}(?:/|$)`)
  return [...files].some((file) => fits.test(file))
}

function checkFileNames(text, { names }, report) {
  for (const { 0: name, index } of text.matchAll(BARE_FILE))
    if (!names.has(name)) report(index, `there is no file ${name}`)
}

/** Checks files that Markdown names without a folder: they stand at the root, or in a folder that the same line cites. */
function checkNamesBeside(text, { files }, report) {
  let start = 0
  for (const line of text.split('\n')) {
    const cited = [...line.matchAll(QUOTED_PATH)].map(([, name]) => name.replace(/\/$/, ''))
    const folders = ['.', ...cited.flatMap((name) => [name, path.posix.dirname(name)])]
    for (const { 1: name, index } of line.matchAll(QUOTED_FILE))
      if (!folders.some((folder) => files.has(path.posix.join(folder, name))))
        report(start + index, `there is no ${name} beside what the line cites`)
    start += line.length + 1
  }
}

function checkMarkdown(file, text, targets, report) {
  checkNamesBeside(text, targets, report)
  for (const { 1: cited, index } of text.matchAll(QUOTED_PATH))
    if (!isPath(cited, targets)) report(index, `there is no ${cited}`)
  for (const { 1: link, index } of text.matchAll(LINK)) {
    if (/^(?:https?:|mailto:|#)/.test(link)) continue
    const target = path.posix.join(path.posix.dirname(file), link.replace(/#.*$/, ''))
    if (!isPath(target, targets)) report(index, `there is no ${target}`)
  }
}
