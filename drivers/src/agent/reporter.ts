// Tells the hub the state of one device: the latest, until it is taken. What changed meanwhile is not told late.
import { backoffMs } from '../kernel/backoff.ts'
import type { Cancel, DeviceContext } from '../kernel/context.ts'
import type { DeviceStatus } from '../kernel/status.ts'
import { createWaker } from '../kernel/waker.ts'
import type { HubLink } from './link.ts'

export interface ReportedDevice {
  status(): DeviceStatus
  onStatus(listener: (status: DeviceStatus) => void): Cancel
}

export interface Reporter {
  /** The hub may have forgotten: everything is told anew. */
  again(): void
  run(): Promise<void>
  stop(): void
}

/** A printer is prepared after every refill; only if it takes longer than this does anybody need to know, ms. */
const STARTING_MS = 1500
const BACKOFF = { firstMs: 500, longestMs: 10_000 }
const IDLE_MS = 60_000

export function createReporter(context: DeviceContext, link: HubLink, id: string, device: ReportedDevice): Reporter {
  const waker = createWaker(context)
  let wanted: DeviceStatus | undefined
  let told: DeviceStatus | undefined
  let isStopping = false
  let stopStarting: Cancel = () => undefined
  const isStopped = () => isStopping
  const isNews = ({ level, code }: DeviceStatus) => told?.level !== level || told.code !== code

  const want = (status: DeviceStatus) => {
    wanted = status
    waker.wake()
  }
  const hear = (status: DeviceStatus) => {
    stopStarting()
    stopStarting = () => undefined
    if (status.code === 'printer.closed' || status.code === 'device.closed') return
    if (status.code === 'printer.starting' || status.code === 'device.starting')
      stopStarting = context.setTimer(STARTING_MS, () => want(status))
    else want(status)
  }

  return {
    again() {
      told = undefined
      waker.wake()
    },
    async run() {
      const stopListening = device.onStatus(hear)
      hear(device.status())
      let failures = 0
      while (!isStopped()) {
        const now = wanted
        if (now === undefined || !isNews(now)) await waker.sleep(IDLE_MS)
        else if (await link.reportDevice(id, now.level, now.code)) {
          told = now
          failures = 0
        } else await waker.sleep(backoffMs(++failures, BACKOFF))
      }
      stopListening()
      stopStarting()
    },
    stop() {
      isStopping = true
      waker.wake()
    },
  }
}
