// The part all drivers share: keeps a line open, reads it into messages, asks and waits, reports the state.
import { backoffMs, type BackoffOptions } from './backoff.ts'
import type { Cancel, DeviceContext } from './context.ts'
import type { Decoder, Device } from './device.ts'
import { describeProblem, problem, problemOf, type DeviceProblem } from './errors.ts'
import { createListeners } from './listeners.ts'
import { sameStatus, status, type DeviceStatus } from './status.ts'
import type { Transport } from './transport.ts'
import { createWaker } from './waker.ts'

/** One connection, from its open to its end. Everything here is void once `isOver`. */
export interface DeviceLine<M> {
  /** Rejects with a `DeviceError` when the bytes cannot go out, which ends the session. */
  send(bytes: Uint8Array): Promise<void>
  /** Sends and waits for the first message that `pick` gives a value for; `undefined` when time or line are over. */
  ask<T>(bytes: Uint8Array, pick: (message: M) => T | undefined, timeoutMs: number): Promise<T | undefined>
  report(next: DeviceStatus): void
  /** Until `wake`, the end of the line, or the time. */
  sleep(ms: number): Promise<void>
  isOver(): boolean
}

export interface LineDeviceOptions<M> {
  readonly context: DeviceContext
  readonly transport: Transport
  readonly decoder: Decoder<M>
  /** Lives as long as the line. Returning sooner makes the line anew after a pause, with the problem as the state. */
  readonly session: (line: DeviceLine<M>) => Promise<DeviceProblem | undefined>
  /** Hears every message that nobody waits for, in the turn in which its last byte came. */
  readonly onMessage?: (message: M, line: DeviceLine<M>) => void
  readonly backoff?: BackoffOptions
  /** No device pauses longer inside one frame, ms: what began before is noise. Default 200. */
  readonly longestPauseMs?: number
}

export interface LineDevice extends Device {
  /** There is work for the session. */
  wake(): void
}

export function createLineDevice<M>(options: LineDeviceOptions<M>): LineDevice {
  const { context, transport, decoder, longestPauseMs = 200 } = options
  const statuses = createListeners<[DeviceStatus]>()
  const waker = createWaker(context)
  let current: DeviceStatus = status('down', 'device.closed')
  let running: { stop(): void; readonly done: Promise<void> } | undefined

  const report = (next: DeviceStatus) => {
    if (sameStatus(current, next)) return
    current = next
    context.log(next.level === 'ok' ? 'info' : 'warn', describeProblem(next), next.context)
    statuses.call(next)
  }

  const runLine = async (isStopped: () => boolean): Promise<DeviceProblem> => {
    let lost: DeviceProblem | undefined
    let waiting: { take(message: M): boolean; cancel: Cancel } | undefined
    let lastDataMs = 0
    const isOver = () => lost !== undefined || isStopped()
    const line: DeviceLine<M> = {
      send: (bytes) => transport.write(bytes),
      async ask(bytes, pick, timeoutMs) {
        if (waiting !== undefined) throw new Error('one question at a time')
        let settle: (value: ReturnType<typeof pick>) => void = () => undefined
        const answer = new Promise<ReturnType<typeof pick>>((resolve) => {
          settle = resolve
        })
        const finish = (value: ReturnType<typeof pick>) => {
          stopTimer()
          waiting = undefined
          settle(value)
        }
        // Waits before sending: the answer may come before the write is known to be done.
        const stopTimer = context.setTimer(timeoutMs, () => finish(undefined))
        waiting = {
          take(message) {
            const value = pick(message)
            if (value === undefined) return false
            finish(value)
            return true
          },
          cancel: () => finish(undefined),
        }
        try {
          await transport.write(bytes)
        } catch (thrown) {
          finish(undefined)
          throw thrown
        }
        return answer
      },
      report: (next) => {
        if (!isOver()) report(next)
      },
      async sleep(ms) {
        if (!isOver()) await waker.sleep(ms)
      },
      isOver,
    }
    decoder.reset()
    const stopListening = transport.onData((bytes) => {
      if (decoder.held() > 0 && context.now() - lastDataMs > longestPauseMs) decoder.reset()
      lastDataMs = context.now()
      for (const message of decoder.push(bytes)) {
        if (waiting?.take(message) !== true) options.onMessage?.(message, line)
      }
    })
    const stopWatching = transport.onClose((why) => {
      lost ??= why ?? problem('transport.closed', { target: transport.target })
      waiting?.cancel()
      waker.wake()
    })
    try {
      await transport.open()
      const given = await options.session(line)
      if (lost === undefined && given !== undefined) return given
    } catch (thrown) {
      lost ??= problemOf(thrown, transport.target)
    } finally {
      await transport.close()
      stopListening()
      stopWatching()
    }
    const why = lost ?? problem('transport.closed', { target: transport.target })
    return problem('device.not-connected', { ...why.context, cause: why.code })
  }

  const run = async (isStopped: () => boolean): Promise<void> => {
    for (let failures = 0; !isStopped();) {
      const startedMs = context.now()
      const why = await runLine(isStopped)
      if (isStopped()) return
      report(status('down', why.code, why.context))
      // A line that stood for a while starts with short pauses again; one that breaks at once does not.
      failures = context.now() - startedMs > backoffMs(failures + 1, options.backoff) ? 1 : failures + 1
      const untilMs = context.now() + backoffMs(failures, options.backoff)
      while (!isStopped() && context.now() < untilMs) await waker.sleep(untilMs - context.now())
    }
  }

  return {
    open() {
      if (running !== undefined) return
      let isStopping = false
      report(status('down', 'device.starting'))
      running = {
        stop() {
          isStopping = true
          waker.wake()
        },
        done: run(() => isStopping),
      }
    },
    async close() {
      const mine = running
      if (mine === undefined) return
      mine.stop()
      await transport.close()
      await mine.done
      if (running !== mine) return
      running = undefined
      report(status('down', 'device.closed'))
    },
    status: () => current,
    onStatus: (listener) => statuses.add(listener),
    wake: waker.wake,
  }
}

/** The session of a device that only talks: ready as long as the line stands. */
export async function listenOnly(line: DeviceLine<unknown>): Promise<undefined> {
  line.report(status('ok', 'device.ready'))
  while (!line.isOver()) await line.sleep(60_000)
  return undefined
}
