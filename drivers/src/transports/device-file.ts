// A device file that takes bytes and may answer: `/dev/usb/lp0` of a USB printer.
import { open, type FileHandle } from 'node:fs/promises'
import { constants } from 'node:fs'
import type { DeviceContext } from '../kernel/context.ts'
import type { Transport } from '../kernel/transport.ts'
import { createChannelTransport } from './channel.ts'

export interface DeviceFileOptions {
  readonly path: string
  /** Between two looks for an answer, 5-1000 ms, default 20: these files have no other way to say that one is there. */
  readonly readEveryMs?: number
}

const BLOCK = 4096

export function createDeviceFileTransport(context: DeviceContext, options: DeviceFileOptions): Transport {
  const { path, readEveryMs = 20 } = options
  return createChannelTransport(context, {
    target: `file ${path}`,
    async connect({ onData, onLost }) {
      const file = await openBothWays(path)
      let isClosed = false
      let stopTimer = () => undefined as void
      const buffer = new Uint8Array(BLOCK)
      const readOn = async (): Promise<void> => {
        try {
          const { bytesRead } = await file.read(buffer, 0, BLOCK, null)
          if (isClosed) return
          if (bytesRead > 0) onData(buffer.slice(0, bytesRead))
          stopTimer = context.setTimer(bytesRead > 0 ? 0 : readEveryMs, () => void readOn())
        } catch (thrown) {
          if (isClosed) return
          if (codeOf(thrown) === 'EAGAIN') stopTimer = context.setTimer(readEveryMs, () => void readOn())
          // Some kernels make these files write-only: what can be printed is still printed.
          else if (codeOf(thrown) !== 'EINVAL' && codeOf(thrown) !== 'EBADF') onLost(codeOf(thrown))
        }
      }
      void readOn()
      return {
        async write(bytes) {
          for (let from = 0; from < bytes.length && !isClosed;) {
            try {
              from += (await file.write(bytes, from, Math.min(BLOCK, bytes.length - from))).bytesWritten
            } catch (thrown) {
              if (codeOf(thrown) !== 'EAGAIN') throw thrown
              await new Promise<void>((resolve) => {
                context.setTimer(readEveryMs, resolve)
              })
            }
          }
          if (isClosed) throw new Error('closed while writing')
        },
        async close() {
          isClosed = true
          stopTimer()
          await file.close()
        },
      }
    },
  })
}

/** Without waiting for anything: a printer out of paper must not hold a thread of the process. */
async function openBothWays(path: string): Promise<FileHandle> {
  try {
    return await open(path, constants.O_RDWR | constants.O_NONBLOCK)
  } catch (thrown) {
    if (codeOf(thrown) !== 'EINVAL') throw thrown
    return open(path, constants.O_WRONLY | constants.O_NONBLOCK)
  }
}

const codeOf = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown ? String(thrown.code) : String(thrown)
