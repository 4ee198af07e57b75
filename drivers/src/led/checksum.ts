/** CRC-16 over reflected polynomial A001: `ARC` starts with 0, `MODBUS` with FFFF. */
export function crc16(bytes: Uint8Array, start: 0 | 0xffff = 0): number {
  let crc: number = start
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc & 1) === 0 ? crc >> 1 : (crc >> 1) ^ 0xa001
  }
  return crc
}

export const sumOf = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum + byte, 0)
