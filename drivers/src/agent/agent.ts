// The part next to the devices: takes jobs durably, has each done at most once, tells the hub how each ended.
import type { Cancel, DeviceContext } from '../kernel/context.ts'
import type { TicketPrinter } from '../printer/contract.ts'
import type { HubLink } from './link.ts'
import { performPrint } from './perform-print.ts'
import type { Peripheral } from './peripheral.ts'
import { createReporter } from './reporter.ts'
import { added, knows, MOST_JOBS, recovered, type JobMessage, type SpoolFile } from './spool.ts'
import { createTeller } from './teller.ts'
import { createWorker } from './worker.ts'

export interface AgentOptions {
  readonly link: HubLink
  readonly spool: SpoolFile
  /** Ticket printers, by the id under which the hall knows each. The agent opens and closes them. */
  readonly devices: ReadonlyMap<string, TicketPrinter>
  /** All other devices, by id. What people do at them is told to the hub at once. */
  readonly peripherals?: ReadonlyMap<string, Peripheral>
  readonly context: DeviceContext
  /** Ms since 1970, by the hub's clock: what `notAfter` of a job is measured by. */
  readonly hallNow: () => number
}

/**
 * - `open` first settles what a run before left: a job whose bytes may have gone out becomes uncertain and is never sent
 *   again; waiting ones are printed if they are still in time. It rejects when the spool cannot be written. Opening twice
 *   does nothing.
 * - Jobs of one device go out one at a time, in the order in which they came; the same id is done once. A job for a
 *   device that is not here is not taken, so that another agent may have it.
 * - `close` works in every state: a job under way ends as the driver says, waiting ones stay in the spool. What the hub
 *   was not told yet it is told after the next `open`.
 */
export interface Agent {
  open(): Promise<void>
  close(): Promise<void>
}

interface Run {
  readonly started: Promise<void>
  stop(): Promise<void>
}

export function createAgent(options: AgentOptions): Agent {
  let run: Run | undefined
  return {
    open: () => (run ??= startRun(options)).started,
    async close() {
      const mine = run
      if (mine === undefined) return
      await mine.stop()
      if (run === mine) run = undefined
    },
  }
}

function startRun({ link, spool, devices: printers, peripherals = new Map(), context, hallNow }: AgentOptions): Run {
  const teller = createTeller(context, link, spool)
  const devices = new Map<string, Pick<Peripheral, 'device' | 'perform'>>([
    ...[...printers].map(([id, printer]) => [id, { device: printer, perform: performPrint(printer) }] as const),
    ...peripherals,
  ])
  const workers = new Map(
    [...devices].map(([id, { perform }]) => [
      id,
      createWorker({ id, perform, spool, context, hallNow, onWord: teller.wake }),
    ]),
  )
  const reporters = [...devices].map(([id, { device }]) => createReporter(context, link, id, device))
  const parts = [teller, ...workers.values(), ...reporters]
  const cancels: Cancel[] = []
  let isStopping = false
  const isStopped = () => isStopping
  let ended: Promise<unknown> = Promise.resolve()

  const take = async (message: JobMessage): Promise<void> => {
    const worker = workers.get(message.target)
    if (isStopped() || worker === undefined) throw new Error(`there is no device ${message.target} here`)
    // One that waits for the disk is not known yet; `added` sees it when its turn comes.
    if (knows(spool.data(), message.job)) return
    if (spool.data().jobs.length >= MOST_JOBS) throw new Error('the spool is full')
    await spool.update((data) => added(data, message))
    worker.wake()
  }

  const start = async (): Promise<void> => {
    const known = new Set(devices.keys())
    if (recovered(spool.data(), known) !== spool.data()) await spool.update((data) => recovered(data, known))
    if (isStopped()) return
    for (const [id, { onInput }] of peripherals) {
      cancels.push(
        onInput((input) => {
          void link.input(id, input)
        }),
      )
    }
    for (const { device } of devices.values()) device.open()
    ended = Promise.all(parts.map((part) => part.run()))
    cancels.push(
      link.onConnect(() => {
        teller.wake()
        for (const reporter of reporters) reporter.again()
      }),
      link.onJob(take),
    )
  }

  const started = start()
  return {
    started,
    async stop() {
      isStopping = true
      for (const cancel of cancels) cancel()
      for (const part of parts) part.stop()
      await started.catch(() => undefined)
      await Promise.all([...devices.values()].map(({ device }) => device.close()))
      await ended
    },
  }
}
