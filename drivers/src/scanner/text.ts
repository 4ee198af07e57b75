import iconv from 'iconv-lite'

/** Chinese codes come as UTF-8 or GBK, and nothing in them says which. */
export function textOfCode(bytes: Uint8Array): string {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    text = iconv.decode(Buffer.from(bytes), 'gb18030')
  }
  return text.replace(/\p{Cc}/gu, '').trim()
}
