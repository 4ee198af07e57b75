// Widths and line breaks as a printer's Chinese font counts them.

/**
 * How many cells of 12 dots a character takes: one for ASCII, two for everything the font draws as Chinese, which
 * includes signs that are narrow elsewhere (the printer prints each two- or four-byte code in a full square).
 */
export const cellsOf = (character: string): 1 | 2 => ((character.codePointAt(0) ?? 0) < 0x80 ? 1 : 2)

export function cellWidth(text: string): number {
  let cells = 0
  for (const character of text) cells += cellsOf(character)
  return cells
}

/** Signs that must not open a line; the character before them comes along. */
const neverFirst = new Set('、，。；：？！）》」』】〉”’…,.;:?!)%')

/** Words as the printer has them: kinds of dash and space its font lacks or prints too wide become plain ones. */
export const plainSigns = (text: string): string =>
  text
    .replace(/[\u2010-\u2013\u2212]/g, '-')
    .replace(/[\u00a0\u2002-\u200a\u202f\u3000]/g, ' ')
    .replace(/[\u200b-\u200d\ufeff]/g, '')

/** Breaks words into lines of at most `cells`, between Chinese characters or at spaces, else anywhere. */
export function wrapCells(text: string, cells: number): string[] {
  const lines: string[] = []
  let line = ''
  let width = 0
  const finish = () => {
    const done = line.trimEnd()
    if (done !== '') lines.push(done)
    line = ''
    width = 0
  }
  for (const piece of unbreakable(text)) {
    const pieceWidth = cellWidth(piece)
    if (width > 0 && width + pieceWidth > cells) finish()
    if (width === 0 && piece === ' ') continue
    if (pieceWidth <= cells) {
      line += piece
      width += pieceWidth
      continue
    }
    for (const character of piece) {
      if (width + cellsOf(character) > cells) finish()
      line += character
      width += cellsOf(character)
    }
  }
  finish()
  return lines
}

/** Runs that stay together: a Latin word, a Chinese character with the closing signs after it, a single space. */
function unbreakable(text: string): string[] {
  const pieces: string[] = []
  for (const character of text) {
    const last = pieces.at(-1)
    const joins =
      last !== undefined &&
      last !== ' ' &&
      character !== ' ' &&
      (neverFirst.has(character) || (cellsOf(character) === 1 && cellsOf(last.at(-1) ?? '') === 1))
    if (joins) pieces[pieces.length - 1] = last + character
    else pieces.push(character)
  }
  return pieces
}
