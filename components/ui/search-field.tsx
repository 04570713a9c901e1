import { Search } from 'lucide-react'

type Props = {
  label: string
  placeholder?: string
  value: string
  isSmall?: boolean
  className?: string
  onChange: (text: string) => void
}

/** A search field that filters the list below it. */
export function SearchField({ label, placeholder = label, value, isSmall = false, className = '', onChange }: Props) {
  const size = isSmall ? 'min-h-8 py-1 pr-2.5 pl-8 text-sm' : 'py-1.5 pr-2 pl-8.5 text-base hover:border-ink-3'
  return (
    <label className={`relative block ${className}`}>
      <span className="sr-only">{label}</span>
      <Search
        aria-hidden
        className={`pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-ink-3 ${isSmall ? 'size-3.5' : 'size-4'}`}
      />
      <input
        type="search"
        value={value}
        placeholder={placeholder}
        onChange={({ target }) => onChange(target.value)}
        className={`w-full rounded-lg border border-line-strong bg-surface placeholder:text-ink-3 ${size}`}
      />
    </label>
  )
}
