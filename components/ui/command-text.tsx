import type { ReactNode } from 'react'

/** A word with a hyphen: a parameter, a cmdlet or a host. Browsers break a line behind the hyphen. */
const HYPHENATED = /(\S*[^\s-]-\S*|-+[^\s-]\S*)/

type Props = { readonly children: string; readonly className?: string }

/**
 * Commands to paste or to type. A line breaks between words: a `-` at its end and `-RequireTls` torn apart would be typed
 * wrong. Only a word that is wider than the box is broken.
 */
export function CommandText({ children, className = '' }: Props) {
  return (
    <pre className={`font-mono text-xs whitespace-pre-wrap [overflow-wrap:anywhere] ${className}`}>
      {unbroken(children)}
    </pre>
  )
}

/** Every second part of a text that is split at hyphenated words is such a word. */
function unbroken(text: string): ReactNode[] {
  return text.split(HYPHENATED).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no identity, and no state
      <span key={index} className="inline-block max-w-full">
        {part}
      </span>
    ),
  )
}
