// The plate on an LED strip: no frame, the field a lit block with a dark letter, two dots of space.

const FIELD = 14
const DOTS = 16

/** `A` cut out of the field, dots that stay dark, by row from the top. */
const LETTER_A: Readonly<Record<number, readonly (readonly [from: number, to: number])[]>> = {
  2: [[6, 7]],
  3: [[5, 8]],
  4: [[5, 8]],
  5: [
    [4, 5],
    [8, 9],
  ],
  6: [
    [4, 5],
    [8, 9],
  ],
  7: [
    [4, 5],
    [8, 9],
  ],
  8: [
    [3, 4],
    [9, 10],
  ],
  9: [[3, 10]],
  10: [[3, 10]],
  11: [
    [2, 3],
    [10, 11],
  ],
  12: [
    [2, 3],
    [10, 11],
  ],
  13: [
    [2, 3],
    [10, 11],
  ],
}

const DIGITS: Readonly<Record<string, readonly string[]>> = {
  '0': [
    '.####.',
    '######',
    '##..##',
    '##..##',
    '##..##',
    '##..##',
    '##..##',
    '##..##',
    '##..##',
    '##..##',
    '######',
    '.####.',
  ],
  '2': [
    '.####.',
    '######',
    '##..##',
    '....##',
    '....##',
    '...##.',
    '..##..',
    '..##..',
    '.##...',
    '##....',
    '######',
    '######',
  ],
  '3': [
    '.####.',
    '######',
    '##..##',
    '....##',
    '....##',
    '..###.',
    '..###.',
    '....##',
    '....##',
    '##..##',
    '######',
    '.####.',
  ],
}

const dot = (x: number, y: number): string => `M${x} ${y}h0`

export function LedPlate({ digits, mono }: { readonly digits: string; readonly mono?: boolean }) {
  const width = FIELD + 2 + digits.length * 8
  const field: string[] = []
  for (let y = 0; y < DOTS; y++)
    for (let x = 0; x < FIELD; x++)
      if (!(LETTER_A[y] ?? []).some(([from, to]) => x >= from && x <= to)) field.push(dot(x, y))
  const lit = Array.from(digits).flatMap((digit, at) =>
    (DIGITS[digit] ?? []).flatMap((row, y) =>
      Array.from(row).flatMap((cell, x) => (cell === '#' ? [dot(FIELD + 2 + at * 8 + x, y + 2)] : [])),
    ),
  )
  const dark = Array.from({ length: DOTS * width }, (_, at) => dot(at % width, Math.floor(at / width)))
  return (
    <svg
      class={mono === true ? 'led mono' : 'led'}
      viewBox={`-1 -1 ${width + 1} ${DOTS + 1}`}
      role="img"
      aria-label="A023"
    >
      <path class="off" d={dark.join('')} />
      <path class="letter" d={field.join('')} />
      <path class="digits" d={lit.join('')} />
    </svg>
  )
}
