import { FreeText } from '#components/shell/free-text'
import type { Block } from '#lib/client/report/blocks'
import { FlowDrawing } from './flow-drawing'

/** A report on screen, with the same texts as its file. */
export function BlockList({ blocks }: { blocks: readonly Block[] }) {
  return (
    <div className="flex min-w-0 flex-col gap-3 text-sm print:block print:text-[8.5pt] print:leading-snug">
      {blocks.map((block, index) => (
        // A report is written anew as a whole: its pieces have no identity.
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no name, and never change their order
        <BlockView key={index} block={block} />
      ))}
    </div>
  )
}

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return <Heading {...block} />
    case 'text':
      return (
        <p>
          <FreeText>{block.text}</FreeText>
        </p>
      )
    case 'list':
      return (
        <ul className="list-disc pl-5">
          {block.items.map((item) => (
            <li key={item}>
              <FreeText>{item}</FreeText>
            </li>
          ))}
        </ul>
      )
    case 'checklist':
      return (
        <ul className="list-['☐__'] pl-5">
          {block.items.map((item) => (
            <li key={item}>
              <FreeText>{item}</FreeText>
            </li>
          ))}
        </ul>
      )
    case 'table':
      return <Table {...block} />
    case 'code':
      return (
        <pre className="rounded-lg border border-line bg-sunken px-3 py-2 font-mono text-xs print:my-1 print:text-[7pt] whitespace-pre-wrap [overflow-wrap:anywhere]">
          {block.text}
        </pre>
      )
    case 'flow':
      return <FlowDrawing block={block} />
    case 'page':
      return <hr className="border-line print:invisible print:break-after-page" />
  }
}

/** The report stands within a section of the page, so that its headings begin one level lower. */
function Heading({ level, text }: Extract<Block, { kind: 'heading' }>) {
  const said = <FreeText>{text}</FreeText>
  if (level === 1) return <h3 className="text-lg font-semibold">{said}</h3>
  if (level === 2) return <h4 className="mt-3 text-base font-semibold print:break-after-avoid">{said}</h4>
  return <h5 className="mt-1 font-semibold print:mt-2 print:break-after-avoid">{said}</h5>
}

function Table({ head, rows }: Extract<Block, { kind: 'table' }>) {
  // As wide as in the file: a column that is sized by its text alone breaks words on paper.
  const first = head.length > 3 ? 'first:w-[18%]' : 'first:w-1/3'
  return (
    <div className="overflow-x-auto print:my-1.5 print:overflow-visible">
      <table className="w-full border-collapse text-left">
        <thead>
          <tr>
            {head.map((cell) => (
              <th
                key={cell}
                className={`border border-line bg-sunken px-2 py-1 align-top print:py-0.5 font-semibold ${first}`}
              >
                <FreeText>{cell}</FreeText>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr key={cells.join('\n')} className="print:break-inside-avoid">
              {cells.map((cell, column) => (
                <td
                  key={head[column]}
                  className="min-w-28 whitespace-pre-line border border-line px-2 py-1 align-top print:py-0.5 [overflow-wrap:anywhere]"
                >
                  <FreeText>{cell}</FreeText>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
