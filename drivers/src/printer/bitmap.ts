// Black and white pictures, one bit a dot, as printers want them: rows padded to bytes, bit 7 leftmost, 1 is black.

export interface Bitmap {
  readonly widthDots: number
  readonly heightDots: number
  readonly rowBytes: number
  readonly bits: Uint8Array
}

export function createBitmap(widthDots: number, heightDots: number): Bitmap {
  const rowBytes = Math.ceil(widthDots / 8)
  return { widthDots, heightDots, rowBytes, bits: new Uint8Array(rowBytes * heightDots) }
}

/** A picture from bytes that are laid out already. */
export const bitmapOf = (widthDots: number, heightDots: number, bits: Uint8Array): Bitmap => ({
  widthDots,
  heightDots,
  rowBytes: Math.ceil(widthDots / 8),
  bits,
})

export function dotAt({ widthDots, heightDots, rowBytes, bits }: Bitmap, x: number, y: number): boolean {
  if (x < 0 || y < 0 || x >= widthDots || y >= heightDots) return false
  return ((bits[y * rowBytes + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0
}

/** Sets or clears a dot; outside the picture nothing happens. */
export function setDot({ widthDots, heightDots, rowBytes, bits }: Bitmap, x: number, y: number, black: boolean): void {
  if (x < 0 || y < 0 || x >= widthDots || y >= heightDots) return
  const at = y * rowBytes + (x >> 3)
  const mask = 0x80 >> (x & 7)
  bits[at] = black ? (bits[at] ?? 0) | mask : (bits[at] ?? 0) & ~mask
}

export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Fills a rectangle whose corners are rounded with `radius` dots. */
export function fillRounded(target: Bitmap, { x, y, width, height }: Rectangle, radius: number, black: boolean): void {
  for (let row = 0; row < height; row++) {
    // Distance of this row's centre from the centre line of the corner's circle, 0 on the straight part.
    const fromTop = Math.max(0, radius - (row + 0.5), row + 0.5 - (height - radius))
    const inset = radius - Math.sqrt(Math.max(0, radius * radius - fromTop * fromTop))
    const from = Math.round(inset)
    for (let column = from; column < width - from; column++) setDot(target, x + column, y + row, black)
  }
}

/** Lays a picture's black dots over another, black or as holes. */
export function stamp(target: Bitmap, picture: Bitmap, x: number, y: number, black = true): void {
  for (let row = 0; row < picture.heightDots; row++) {
    for (let column = 0; column < picture.widthDots; column++) {
      if (dotAt(picture, column, row)) setDot(target, x + column, y + row, black)
    }
  }
}

export function cropped(source: Bitmap, { x, y, width, height }: Rectangle): Bitmap {
  const result = createBitmap(width, height)
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      if (dotAt(source, x + column, y + row)) setDot(result, column, row, true)
    }
  }
  return result
}

/** Shrinks a picture: a dot is black where at least half of what it covers was. */
export function scaled(source: Bitmap, factor: number): Bitmap {
  const result = createBitmap(
    Math.max(1, Math.round(source.widthDots * factor)),
    Math.max(1, Math.round(source.heightDots * factor)),
  )
  const stepX = source.widthDots / result.widthDots
  const stepY = source.heightDots / result.heightDots
  for (let y = 0; y < result.heightDots; y++) {
    for (let x = 0; x < result.widthDots; x++) {
      let black = 0
      let all = 0
      for (let sy = Math.floor(y * stepY); sy < Math.ceil((y + 1) * stepY); sy++) {
        for (let sx = Math.floor(x * stepX); sx < Math.ceil((x + 1) * stepX); sx++) {
          all++
          if (dotAt(source, sx, sy)) black++
        }
      }
      if (black * 2 >= all) setDot(result, x, y, true)
    }
  }
  return result
}
