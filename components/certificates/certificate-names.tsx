'use client'

import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Notice } from '#components/ui/notice'
import { PasteOrFile } from '#components/ui/paste-or-file'
import { ApiError, OfflineError } from '#lib/client/api/call-api'
import { readCertificate } from '#lib/client/api/certificates'
import {
  type CheckedCertificate,
  checkCertificateText,
  textOfCertificateFile,
} from '#lib/client/import/certificate-check'
import type { Certificate } from '#lib/contract/certificates'
import { LONGEST_CERTIFICATE_TEXT, LONGEST_CHAIN } from '#lib/exchange/certificate/certificate-file'
import type { OtherContent } from '#lib/exchange/certificate/der'
import { CertificateFacts } from './certificate-facts'

type Problem =
  | { readonly kind: 'other'; readonly content: OtherContent }
  | { readonly kind: 'tooMany'; readonly count: number }
  | { readonly kind: 'tooLarge' | 'unreadable' | 'several' | 'offline' | 'failed' }

type Props = {
  /** the names that the form has already */
  known: readonly string[]
  onTake: (certificate: Certificate) => void
}

/** Takes names from a certificate. Text that may be a private key is refused in the browser and never sent. */
export function CertificateNames({ known, onTake }: Props) {
  const t = useTranslations('services.certificate')
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const { mutate, reset, data, isPending } = useMutation(readCertificate())
  const newest = useRef(0)
  const read = (next: string) => {
    const number = ++newest.current
    reset()
    const checked = next.trim() === '' ? null : checkCertificateText(next)
    // A private key is removed from the field too.
    setText(checked !== null && isSecret(checked) ? '' : next)
    if (checked === null || checked.kind !== 'certificates') return setProblem(checked)
    setProblem(null)
    mutate(checked.request, {
      onError: (error) => number === newest.current && setProblem(problemOf(error, checked.count)),
    })
  }
  const take = async (file: File) => {
    const content = await textOfCertificateFile(file)
    if (content === null) {
      setText('')
      reset()
      setProblem({ kind: 'tooLarge' })
    } else read(content)
  }
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm text-ink-2">{t('intro')}</p>
      <PasteOrFile
        label={t('text')}
        placeholder={'-----BEGIN CERTIFICATE-----\nMII…\n-----END CERTIFICATE-----'}
        value={text}
        rows={4}
        fileLabel={t('file')}
        accept=".pem,.crt,.cer,.der,application/x-x509-ca-cert,application/pkix-cert"
        note={t('fileNote')}
        onText={read}
        onFile={(file) => void take(file)}
      />
      {isPending && (
        <p role="status" className="text-sm text-ink-3">
          {t('reading')}
        </p>
      )}
      {problem !== null && (
        <Notice live tone={isSecret(problem) ? 'lost' : 'ask'}>
          <ProblemText problem={problem} />
        </Notice>
      )}
      {data !== undefined && problem === null && <CertificateFacts certificate={data} known={known} onTake={onTake} />}
    </div>
  )
}

const isSecret = (found: Problem | CheckedCertificate): boolean =>
  found.kind === 'other' && (found.content === 'private-key' || found.content === 'pfx')

/** The problem that the server found: a damaged certificate, or certificates of different servers. */
function problemOf(error: Error, count: number): Problem {
  if (error instanceof OfflineError) return { kind: 'offline' }
  if (!(error instanceof ApiError)) return { kind: 'failed' }
  if (error.status === 413) return { kind: 'tooLarge' }
  return error.status === 422 ? { kind: count > 1 ? 'several' : 'unreadable' } : { kind: 'failed' }
}

function ProblemText({ problem }: { problem: Problem }) {
  const t = useTranslations('services.certificate')
  if (problem.kind === 'other') return t(`other.${problem.content}`)
  if (problem.kind === 'tooMany') return t('tooMany', { count: problem.count, most: LONGEST_CHAIN })
  if (problem.kind === 'tooLarge') return t('tooLarge', { size: LONGEST_CERTIFICATE_TEXT / 1024 })
  return t(problem.kind)
}
