import { describe, expect, it } from 'vitest'
import { readTextFile } from './text-file'

const TEXT = '550 5.7.51 Zurückgewiesen für Müller'
const utf16 = (text: string) => new Uint8Array(Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer)

describe('a file of evidence', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode(TEXT)],
    ['the Windows code page', Uint8Array.from(TEXT, (letter) => letter.charCodeAt(0))],
    ['UTF-16 with a byte order mark', utf16(`\uFEFF${TEXT}`)],
    ['UTF-16 without one', utf16(TEXT)],
  ])('a file in %s is read', async (_, bytes) => {
    expect(await readTextFile(new Blob([bytes]), 1000)).toEqual({ kind: 'text', text: TEXT, isCut: false })
  })

  it('a file that is cut within a letter is read without it', async () => {
    const file = new Blob(['Müller'.repeat(9)])
    expect(await readTextFile(file, 9)).toEqual({ kind: 'text', text: 'MüllerM', isCut: true })
  })

  it('an Outlook .msg is no text', async () => {
    const file = new Blob([Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0)])
    expect(await readTextFile(file, 1000)).toEqual({ kind: 'outlook' })
  })
})
