import { escaped } from './escaped'
import { type FlowBlock, mapFlowTexts } from './flow-block'
import { FLOW_STYLE, flowSvg } from './flow-svg'

/** A piece of a report: what it says, whatever form it is written in. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  /** `checklist`: to be ticked off */
  | { readonly kind: 'list' | 'checklist'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'code'; readonly language: 'powershell' | 'text'; readonly text: string }
  /** a drawing: the table beneath says the same */
  | FlowBlock
  | { readonly kind: 'page' }

/** A part of a report behind its first page. */
export type Section = {
  readonly title: string
  /** it begins a page */
  readonly startsPage: boolean
  readonly blocks: readonly Block[]
}

/** The report in its parts: what stands before the first heading of level 2, and what stands beneath each of these. */
export function sectionsOf(blocks: readonly Block[]): {
  readonly first: readonly Block[]
  readonly sections: readonly Section[]
} {
  const starts = blocks.flatMap((block, index) => (block.kind === 'heading' && block.level === 2 ? [index] : []))
  const isPage = (index: number) => blocks[index]?.kind === 'page'
  const partOf = (start: number, end: number) => blocks.slice(start, isPage(end - 1) ? end - 1 : end)
  const ends = [...starts.slice(1), blocks.length]
  return {
    first: partOf(0, starts[0] ?? blocks.length),
    sections: starts.map((start, index) => {
      const heading = blocks[start]
      const title = heading?.kind === 'heading' ? heading.text : ''
      return { title, startsPage: isPage(start - 1), blocks: partOf(start + 1, ends[index] ?? blocks.length) }
    }),
  }
}

/** The report in Markdown. What people wrote into a scenario is text in it, and no mark-up. A drawing is left out. */
export const toMarkdown = (blocks: readonly Block[]): string =>
  `${blocks.flatMap((block) => (block.kind === 'flow' ? [] : [markdownOf(block)])).join('\n\n')}\n`

function markdownOf(block: Exclude<Block, FlowBlock>): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${plain(block.text)}`
    case 'text':
      return plain(block.text)
    case 'list':
      return block.items.map((item) => `- ${plain(item)}`).join('\n')
    case 'checklist':
      return block.items.map((item) => `- [ ] ${plain(item)}`).join('\n')
    case 'table':
      return [block.head, block.head.map(() => '---'), ...block.rows]
        .map((row, index) => `| ${row.map((cell) => (index === 1 ? cell : plain(cell))).join(' | ')} |`)
        .join('\n')
    case 'code': {
      const longest = Math.max(2, ...[...block.text.matchAll(/`+/g)].map(([run]) => run.length))
      const fence = '`'.repeat(longest + 1)
      return `${fence}${block.language}\n${block.text.replace(/\s+$/, '')}\n${fence}`
    }
    case 'page':
      return '---'
  }
}

/** One line in which no character marks anything up. */
const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#+!|~&-]/g, (char) => `\\${char}`)

/**
 * The report as one HTML file that needs nothing else: no script, no image, no address. Its own policy lets nothing be
 * loaded, whatever stands in a scenario.
 */
export function toHtml(blocks: readonly Block[], { title, language }: { title: string; language: string }): string {
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${blocks.map(htmlOf).join('\n')}
</body>
</html>
`
}

const STYLE = `
body{font:15px/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.25rem;margin-top:2rem}h3{font-size:1rem;margin-top:1.5rem}
p{overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;margin:1rem 0}
th,td{border:1px solid #ccc;padding:.3rem .5rem;text-align:left;vertical-align:top;min-width:7.4em;overflow-wrap:anywhere}
td{white-space:pre-line}
tr>:first-child{width:33%}tr>:first-child:nth-last-child(n+4){width:18%}
th{background:#f4f4f2;font-weight:600}
pre{background:#f4f4f2;border:1px solid #ddd;padding:.6rem .8rem;white-space:pre-wrap;overflow-wrap:anywhere;font-size:.85rem}
.checks{list-style:'\\2610\\00a0\\00a0'}
hr{border:0;border-top:1px solid #ccc;margin:2rem 0}
figure{margin:1rem 0;break-inside:avoid}
${FLOW_STYLE}
@page{size:A4;margin:13mm 14mm;@bottom-right{content:counter(page) ' / ' counter(pages);font:8pt system-ui,sans-serif}}
@media print{
body{margin:0;padding:0;max-width:none;font-size:9pt;line-height:1.35}
h1{font-size:14pt;margin:0 0 .4rem}h2{font-size:12pt;margin:1.1rem 0 .4rem}h3{font-size:10pt;margin:.8rem 0 .3rem}
p,ul{margin:.35rem 0}table{margin:.4rem 0}th,td{padding:.14rem .4rem}
pre{font-size:7.5pt;line-height:1.3;padding:.35rem .5rem;margin:.4rem 0}
hr{break-after:page;visibility:hidden;margin:0;height:0}hr+h2{margin-top:0}
h2,h3,h2+p,h3+p{break-after:avoid}tr,li,table{break-inside:avoid}figure+table{break-inside:auto}thead{display:table-header-group}
}
`

function htmlOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escaped(block.text)}</h${block.level}>`
    case 'text':
      return `<p>${escaped(block.text)}</p>`
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`
    case 'checklist':
      return `<ul class="checks">${block.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`
    case 'table': {
      const row = (cells: readonly string[], tag: 'th' | 'td') =>
        `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`
      return `<table><thead>${row(block.head, 'th')}</thead><tbody>${block.rows.map((cells) => row(cells, 'td')).join('')}</tbody></table>`
    }
    case 'code':
      return `<pre>${escaped(block.text)}</pre>`
    case 'flow':
      return `<figure>${flowSvg(block)}</figure>`
    case 'page':
      return '<hr>'
  }
}

/** The report with its texts changed, in the same form. */
export function mapTexts(blocks: readonly Block[], change: (text: string) => string): Block[] {
  return blocks.map((block): Block => {
    switch (block.kind) {
      case 'list':
      case 'checklist':
        return { ...block, items: block.items.map(change) }
      case 'table':
        return { ...block, head: block.head.map(change), rows: block.rows.map((row) => row.map(change)) }
      case 'flow':
        return mapFlowTexts(block, change)
      case 'page':
        return block
      default:
        return { ...block, text: change(block.text) }
    }
  })
}
