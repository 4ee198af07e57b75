// A black and white picture as a PNG of one bit a dot.
import { crc32, deflateSync } from 'node:zlib'
import type { Bitmap } from '@tingxu/drivers/printer/bitmap.ts'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Black dots on white. */
export function pngOf({ widthDots, heightDots, rowBytes, bits }: Bitmap): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(widthDots, 0)
  header.writeUInt32BE(heightDots, 4)
  header[8] = 1 // bit depth; the rest is 0: grey, deflate, adaptive filters, not interlaced
  const rows = Buffer.alloc((rowBytes + 1) * heightDots)
  for (let y = 0; y < heightDots; y++) {
    // Each row begins with its filter, 0. In a PNG 1 is white.
    for (let x = 0; x < rowBytes; x++) rows[y * (rowBytes + 1) + 1 + x] = ~(bits[y * rowBytes + x] ?? 0) & 0xff
  }
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const around = Buffer.alloc(8)
  around.writeUInt32BE(data.length, 0)
  around.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)])
}
