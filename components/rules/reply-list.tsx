'use client'

import { useTranslations } from 'use-intl'
import { REPLIES, type ReplyName, stepOfReply } from '#lib/matcher'
import { Section } from './parts'
import { useMatches } from './search'

const NAMES = Object.keys(REPLIES) as ReplyName[]

/** All SMTP replies verbatim, with the cases that cause them and the consequence for the mail. */
export function ReplyList() {
  const t = useTranslations()
  const replies = useMatches(NAMES, (name) => [REPLIES[name].text])
  return (
    <Section id="replies" hits={replies.length}>
      <ul className="mt-5 grid gap-3">
        {replies.map((name) => {
          const { code, enhancedCode, text } = REPLIES[name]
          const step = stepOfReply(name)
          return (
            <li
              key={name}
              id={`reply-${enhancedCode}`}
              className="scroll-mt-20 rounded-xl border border-line bg-surface px-4 py-3.5 target:bg-accent-soft sm:px-4.5"
            >
              <p lang="en" className="font-mono text-sm wrap-anywhere">
                <strong className="font-semibold">
                  {code} {enhancedCode}
                </strong>
                {text.replace(`${code} ${enhancedCode}`, '')}
              </p>
              <p className="mt-1.5 text-sm text-ink-2">
                <a href={`#step-${step}`} className="underline underline-offset-2">
                  {t('rules.whenReply', { number: step })}
                </a>
                {'. '}
                {t(code < 500 ? 'verdicts.consequence.temporary' : 'verdicts.consequence.permanent')}
              </p>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
