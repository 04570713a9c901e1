const HEAD = 1024

/**
 * Decodes a file in any encoding of Windows: UTF-8 or UTF-16 by byte order mark, UTF-16 without one by its zero bytes,
 * and the Windows code page if the bytes are not UTF-8. The byte order mark is removed. A cut file may end within a
 * character, which is left out.
 */
export function decodeText(bytes: Uint8Array, isCut = false): string {
  const encoding = encodingOf(bytes)
  if (encoding !== 'utf-8') return new TextDecoder(encoding).decode(bytes, { stream: isCut })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: isCut })
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const zeros = [0, 0]
  const head = bytes.subarray(0, HEAD)
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  // In UTF-16 output of cmdlets nearly every second byte is zero. UTF-8 text has no zero bytes.
  if (odd > head.length / 8 && odd > even) return 'utf-16le'
  if (even > head.length / 8 && even > odd) return 'utf-16be'
  return 'utf-8'
}
