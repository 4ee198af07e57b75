// Lines for conformance suites: in memory on virtual time, over TCP and over a pseudo-terminal in real time.
import { setTimeout as pause } from 'node:timers/promises'
import { createMemoryPair, type MemoryPairOptions } from '../transports/memory.ts'
import { createPtyLine, hasSocat } from '../transports/pty-testing.ts'
import { createTcpDeviceEnd } from '../transports/tcp-device.ts'
import { createTcpTransport } from '../transports/tcp.ts'
import { systemContext, type DeviceContext } from './context.ts'
import { createManualContext } from './manual-context.ts'
import type { DeviceEnd, Transport } from './transport.ts'

export interface TestLine {
  readonly context: DeviceContext
  readonly host: Transport
  readonly device: DeviceEnd
  pull(): void
  plug(): Promise<void>
  /** Waits until it holds, turning the clock where time is virtual. */
  until(holds: () => boolean): Promise<void>
  /** Lets time pass, to see that nothing happens: virtual lines only, otherwise it returns at once. */
  pass(ms: number): Promise<void>
  /** Timers left: 0 where time is real. */
  pendingTimers(): number
  close(): Promise<void>
}

export type MakeLine = () => Promise<TestLine>

const PATIENCE_MS = 300_000
const REAL_PATIENCE_MS = 10_000

export const memoryLine =
  (options: MemoryPairOptions = {}): MakeLine =>
  async () => {
    const clock = createManualContext()
    const pair = createMemoryPair(clock, options)
    return {
      context: clock,
      host: pair.host,
      device: pair.device,
      pull: pair.pull,
      async plug() {
        pair.plug()
      },
      async until(holds) {
        await clock.settle()
        for (const endMs = clock.now() + PATIENCE_MS; !holds(); await clock.advance(5)) {
          if (clock.now() > endMs) throw new Error('waited in vain')
        }
      },
      pass: (ms) => clock.advance(ms),
      pendingTimers: clock.pendingTimers,
      close: () => pair.device.close(),
    }
  }

async function realUntil(holds: () => boolean): Promise<void> {
  for (const endMs = performance.now() + REAL_PATIENCE_MS; !holds(); await pause(2)) {
    if (performance.now() > endMs) throw new Error('waited in vain')
  }
}

export const tcpLine: MakeLine = async () => {
  const context = systemContext(() => undefined)
  const device = createTcpDeviceEnd()
  const port = await device.listen(0)
  return {
    context,
    host: createTcpTransport(context, { host: '127.0.0.1', port, openTimeoutMs: 1000 }),
    device,
    pull: () => void device.close(),
    plug: () => device.listen(port).then(() => undefined),
    until: realUntil,
    pass: () => Promise.resolve(),
    pendingTimers: () => 0,
    close: () => device.close(),
  }
}

export const ptyLine: MakeLine = async () => {
  const context = systemContext(() => undefined)
  const pty = await createPtyLine(context)
  return { ...pty, context, until: realUntil, pass: () => Promise.resolve(), pendingTimers: () => 0 }
}

/** Why pseudo-terminals cannot be tested here, or `false`. */
export const ptySkip: string | false = hasSocat() ? false : 'socat is not installed'

/** The lines a serial device is tried on. */
export const serialLines: Readonly<Record<string, { make: MakeLine; skip: string | false }>> = {
  'in memory': { make: memoryLine(), skip: false },
  'one byte at a time': { make: memoryLine({ pieceBytes: 1, baud: 9600 }), skip: false },
  'over TCP': { make: tcpLine, skip: false },
  'over a pseudo-terminal': { make: ptyLine, skip: ptySkip },
}

/** Short pauses for tests in real time. */
export const testBackoff = { firstMs: 20, longestMs: 200 }
