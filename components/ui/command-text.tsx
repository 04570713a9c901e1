import type { ReactNode } from 'react'

/** A word with a hyphen: a parameter, a cmdlet or a host. Browsers break a line behind the hyphen. */
const HYPHENATED = /\S*[^\s-]-\S*|-+[^\s-]\S*/g

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

/** The text with each hyphenated word in a box of its own, within which no line breaks. */
function unbroken(text: string): ReactNode[] {
  const parts: ReactNode[] = []
  let end = 0
  for (const { 0: word, index } of text.matchAll(HYPHENATED)) {
    const box = (
      <span key={index} className="inline-block max-w-full">
        {word}
      </span>
    )
    parts.push(text.slice(end, index), box)
    end = index + word.length
  }
  return [...parts, text.slice(end)]
}
