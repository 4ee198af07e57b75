export function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** `1B 40` and `1b40` alike. Anything else is a bug in the caller and throws. */
export function fromHex(text: string): Uint8Array {
  const digits = text.replaceAll(' ', '')
  if (!/^([0-9a-f]{2})*$/i.test(digits)) throw new TypeError(`"${text}" is not a row of hexadecimal bytes`)
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

/** `1B 40`, as the field writes its bytes. */
export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ')

/** Two bytes, low before high, as ESC/POS wants its numbers. 0-65535. */
export const lowHigh = (value: number): [number, number] => [value & 0xff, (value >> 8) & 0xff]
