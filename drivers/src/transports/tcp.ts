import { connect, type Socket } from 'node:net'
import type { DeviceContext } from '../kernel/context.ts'
import { DeviceError, problem, type DeviceProblem } from '../kernel/errors.ts'
import { createListeners } from '../kernel/listeners.ts'
import type { Transport } from '../kernel/transport.ts'

export interface TcpOptions {
  readonly host: string
  /** 1-65535; raw printing is 9100. */
  readonly port: number
  /** 100-60000, default 3000 */
  readonly openTimeoutMs?: number
  /** A write that is stuck this long breaks the connection, 100-60000, default 5000. */
  readonly writeTimeoutMs?: number
  /** How long the far end may take to read what was written before `close` cuts, 0-10000, default 500. */
  readonly closeTimeoutMs?: number
}

interface Connection {
  readonly socket: Socket
  /** Writes that have not left yet: each is told why it never will. */
  readonly pending: Set<(why: DeviceError) => void>
  readonly end: (why: DeviceError) => void
}

/** Node's error codes that say more than "it broke". */
const openCodes = { ECONNREFUSED: 'transport.refused', ENOTFOUND: 'transport.not-found' } as const
const isKnown = (code: unknown): code is keyof typeof openCodes => typeof code === 'string' && code in openCodes

/** A TCP client, as raw port 9100 and most serial-to-Ethernet boxes want it: one connection, no framing. */
export function createTcpTransport(context: DeviceContext, options: TcpOptions): Transport {
  const target = `tcp ${options.host}:${options.port}`
  const openTimeoutMs = options.openTimeoutMs ?? 3000
  const writeTimeoutMs = options.writeTimeoutMs ?? 5000
  const closeTimeoutMs = options.closeTimeoutMs ?? 500
  const dataListeners = createListeners<[Uint8Array]>()
  const closeListeners = createListeners<[DeviceProblem | undefined]>()
  /** The connection in use; anything a former one still says is ignored. */
  let current: Connection | undefined
  let freed: Promise<void> = Promise.resolve()

  const closedError = () => new DeviceError('transport.closed', { target })

  const open = (): Promise<void> => {
    if (current !== undefined) return Promise.reject(new Error(`${target} is already open`))
    return new Promise((resolve, reject) => {
      const socket = connect({
        host: options.host,
        port: options.port,
        noDelay: true,
        keepAlive: true,
        keepAliveInitialDelay: 10_000,
      })
      let isUp = false
      freed = new Promise((gone) => socket.once('close', () => gone()))
      const stopTimer = context.setTimer(openTimeoutMs, () => {
        mine.end(new DeviceError('transport.open-timeout', { target, timeoutMs: openTimeoutMs }))
        socket.destroy()
      })
      const mine: Connection = {
        socket,
        pending: new Set(),
        end(why) {
          if (current !== mine) return
          current = undefined
          stopTimer()
          for (const fail of [...mine.pending]) fail(why)
          if (!isUp) return reject(why)
          closeListeners.call(why.code === 'transport.closed' ? undefined : problem(why.code, why.context))
        },
      }
      current = mine
      socket.once('connect', () => {
        if (current !== mine) return
        isUp = true
        stopTimer()
        resolve()
      })
      socket.on('data', (bytes) => {
        if (current === mine) dataListeners.call(new Uint8Array(bytes))
      })
      socket.on('error', (error: NodeJS.ErrnoException) => {
        const code = !isUp && isKnown(error.code) ? openCodes[error.code] : 'transport.lost'
        mine.end(new DeviceError(code, { target, reason: error.code ?? error.message }, error))
      })
      socket.on('end', () => {
        mine.end(new DeviceError('transport.lost', { target, reason: 'the far end hung up' }))
        socket.destroy()
      })
      socket.on('close', () => {
        mine.end(new DeviceError('transport.lost', { target, reason: 'closed' }))
      })
    })
  }

  const write = (bytes: Uint8Array): Promise<void> => {
    const mine = current
    if (mine === undefined || mine.socket.connecting) return Promise.reject(closedError())
    return new Promise((resolve, reject) => {
      const settle = () => {
        stopTimer()
        mine.pending.delete(fail)
      }
      const fail = (why: DeviceError) => {
        settle()
        reject(why)
      }
      const stopTimer = context.setTimer(writeTimeoutMs, () => {
        mine.end(new DeviceError('transport.write-timeout', { target, timeoutMs: writeTimeoutMs }))
        mine.socket.resetAndDestroy()
      })
      mine.pending.add(fail)
      // The callback comes without an error when the kernel has taken the bytes; errors arrive by the socket's events.
      mine.socket.write(bytes.slice(), (error) => {
        if (error) return
        settle()
        resolve()
      })
    })
  }

  const close = async (): Promise<void> => {
    const mine = current
    if (mine === undefined) return freed
    const { socket } = mine
    // Bytes that are still here belong to writes that must fail: a reset drops them, the kernel's share too.
    if (socket.connecting) socket.destroy()
    else if (mine.pending.size > 0) socket.resetAndDestroy()
    else socket.end()
    const stopTimer = context.setTimer(closeTimeoutMs, () => {
      socket.destroy()
    })
    mine.end(closedError())
    await freed
    stopTimer()
  }

  return {
    target,
    open,
    write,
    close,
    onData: (listener) => dataListeners.add(listener),
    onClose: (listener) => closeListeners.add(listener),
  }
}
