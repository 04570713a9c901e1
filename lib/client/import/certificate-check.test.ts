import { describe, expect, it } from 'vitest'
import { LEAF, ROOT } from '#lib/server/testing/certificates'
import { checkCertificateText, textOfCertificateFile } from './certificate-check'

const base64 = LEAF.replace(/-----[^-]+-----|\s/g, '')
const letters = (text: string) => Uint16Array.from(text, (letter) => letter.charCodeAt(0))
const swapped = (text: string) => letters(text).map((letter) => (letter >> 8) | (letter << 8))

describe('a certificate file', () => {
  it.each<readonly [string, BlobPart, string]>([
    ['PEM', LEAF, LEAF],
    ['a chain in PEM', LEAF + ROOT, LEAF + ROOT],
    ['PEM among text of the Windows code page', new Uint8Array(letters(`Müller\n${LEAF}`)), `Müller\n${LEAF}`],
    ['PEM in UTF-16 with a byte order mark', letters(`\uFEFF${LEAF}`), LEAF],
    ['PEM in UTF-16 without one', letters(LEAF), LEAF],
    ['PEM in UTF-16 of the other byte order', swapped(`\uFEFF${LEAF}`), LEAF],
    ['base64', base64, base64],
    ['DER', Buffer.from(base64, 'base64'), base64],
  ])('a certificate file is read as the text that a person would paste: %s', async (_, bytes, text) => {
    const read = await textOfCertificateFile(new Blob([bytes]))
    expect(read).toBe(text)
    expect(checkCertificateText(read ?? '').kind).toBe('certificates')
  })
})
