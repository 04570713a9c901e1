/** The logo of the product: two lines that join into one. */
export function Logo() {
  return (
    <svg aria-hidden viewBox="0 0 22 22" className="size-5.5 shrink-0">
      <rect width="22" height="22" rx="6" className="fill-ink" />
      <path
        d="M5 7.5h3.2c3 0 2.9 7 5.8 7h3M5 14.5h3.2c3 0 2.9-7 5.8-7h3"
        className="fill-none stroke-surface"
        strokeWidth="1.7"
        strokeLinecap="round"
      />
    </svg>
  )
}
