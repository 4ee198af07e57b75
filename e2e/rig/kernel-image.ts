import { copyFile, readFile, rm, writeFile } from 'node:fs/promises'
import { runTool } from './run-tool.ts'

/** First bytes of an xz stream. */
const xzMagic = Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00])

/**
 * Takes the ELF kernel out of a bzImage: the emulator starts it directly, and the guest need not decompress it, which
 * takes seconds under emulation. A kernel packed with something else than xz is copied as it is, and boots slower.
 */
export async function unpackKernelImage(bzImagePath: string, targetPath: string): Promise<void> {
  const payload = bzImagePayload(await readFile(bzImagePath))
  if (!payload.subarray(0, xzMagic.length).equals(xzMagic)) return copyFile(bzImagePath, targetPath)
  const packed = `${targetPath}.xz`
  await writeFile(packed, payload)
  await runTool('xz', ['--decompress', packed])
  await rm(packed, { force: true })
}

/**
 * The compressed kernel, without the four bytes of unpacked size at its end. Linux/x86 boot protocol, little endian:
 * 0x1f1 u8 setup sectors after the first (0 means 4), 0x202 "HdrS", 0x248 u32 offset after setup, 0x24c u32 length.
 */
export function bzImagePayload(image: Buffer): Buffer {
  if (image.toString('latin1', 0x202, 0x206) !== 'HdrS') throw new Error('not a bzImage')
  const setupSectors = image.readUInt8(0x1f1) || 4
  const start = (setupSectors + 1) * 512 + image.readUInt32LE(0x248)
  return image.subarray(start, start + image.readUInt32LE(0x24c) - 4)
}
