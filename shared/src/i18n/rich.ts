// Sentences with a word that carries the weight: `**heavy**` and `!!heavy and red!!`. Catalogue texts that use it say so.

export interface RichPart {
  readonly text: string
  readonly weight: 'plain' | 'heavy' | 'alarm'
}

const MARKED = /\*\*(.+?)\*\*|!!(.+?)!!/g

export function richParts(text: string): readonly RichPart[] {
  const parts: RichPart[] = []
  let end = 0
  for (const match of text.matchAll(MARKED)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index), weight: 'plain' })
    const [whole, heavy, alarm] = match
    parts.push(heavy === undefined ? { text: alarm ?? '', weight: 'alarm' } : { text: heavy, weight: 'heavy' })
    end = match.index + whole.length
  }
  if (end < text.length) parts.push({ text: text.slice(end), weight: 'plain' })
  return parts
}

/** The same sentence without its marks, for paper, voice and labels. */
export function plainText(text: string): string {
  return richParts(text)
    .map((part) => part.text)
    .join('')
}
