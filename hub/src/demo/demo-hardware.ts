// The demo's simulated devices and the agent inside the hub that runs them: the same agent, spool and drivers as beside real ones.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { createAgent } from '@tingxu/drivers/agent/agent.ts'
import { createInProcessLink } from '@tingxu/drivers/agent/in-process-link.ts'
import { emptySpool, spoolSchema } from '@tingxu/drivers/agent/spool.ts'
import { openDocument } from '@tingxu/drivers/documents/open-document.ts'
import { systemContext } from '@tingxu/drivers/kernel/context.ts'
import { loadDeviceModels } from '@tingxu/drivers/models/load.ts'
import { inputSchema } from '@tingxu/shared/wire/protocol.ts'
import * as v from 'valibot'
import { systemActor } from '../access/access.ts'
import { MODELS_FOLDER } from '../data/known-models.ts'
import type { HallHub } from '../hub.ts'
import { demoPeripherals } from './demo-peripherals.ts'
import { demoDevices } from './seed-demo.ts'
import { createPeripheralBench, type PeripheralBench } from './workbench/peripheral-bench.ts'
import { createWorkbench, type Workbench } from './workbench/workbench.ts'

export interface DemoHardwareOptions {
  readonly hub: HallHub
  readonly dataDir: string
  /** Of this very hub. */
  readonly url: () => string
}

export interface DemoHardware {
  readonly workbench: Workbench
  readonly peripherals: PeripheralBench
  readonly open: () => void
  readonly close: () => Promise<void>
}

export async function createDemoHardware({ hub, dataDir, url }: DemoHardwareOptions): Promise<DemoHardware> {
  const context = systemContext(() => undefined)
  const { models, peripherals: peripheralModels } = await loadDeviceModels(MODELS_FOLDER)
  const kioskOf = (printer: string): string | null =>
    demoDevices.find((device) => device.printer === printer)?.name['zh-Hans'] ?? null
  const series =
    hub
      .state()
      .config?.services.map((service) => service.series)
      .join('') ?? ''
  const workbench = createWorkbench({
    ...{ models, context, now: () => hub.now(), random: randomBytes },
    printers: demoDevices
      .filter(({ kind }) => kind === 'ticket-printer')
      .map(({ device, name, model }) => ({
        id: device,
        name: name['zh-Hans'],
        kiosk: kioskOf(device),
        model: model ?? 'generic-80mm',
        plateLetters: series,
      })),
  })
  const peripherals = createPeripheralBench({
    ...{ models: peripheralModels, context, devices: demoPeripherals },
    signOf: (counter) => hub.state().config?.counters.find(({ id }) => id === counter)?.number ?? null,
    codes: () => codesAbout(hub),
    fetchSound: async (path) => {
      const answer = await fetch(`${url()}${path}`)
      if (!answer.ok) throw new Error(`the hub has no sound: ${answer.status}`)
      return new Uint8Array(await answer.arrayBuffer())
    },
  })
  const spool = await openDocument({ file: join(dataDir, 'spool.json'), schema: spoolSchema, initial: emptySpool })
  const { link, offer } = createInProcessLink({
    progress: async (word) => {
      const taken = await hub.dispatcher.progress(word)
      return taken.ok || taken.error.code === 'job.unknown'
    },
    reportDevice: async (device, level, code) => (await hub.system('device.report', { device, level, code })).ok,
    input: async (device, input) => {
      const message = v.safeParse(inputSchema, { id: randomBytes(12).toString('hex'), device, input })
      return message.success && (await hub.inputs.heard(systemActor, message.output)).ok
    },
    onFault: hub.report,
  })
  const agent = createAgent({
    ...{ link, spool, context, devices: workbench.printers, peripherals: peripherals.devices },
    hallNow: () => hub.now(),
  })
  hub.addCarrier({
    offer: (target, job) => (workbench.printers.has(target) || peripherals.devices.has(target) ? offer(job) : null),
  })
  return {
    ...{ workbench, peripherals },
    open: () => {
      void agent.open()
      hub.dispatcher.wake()
    },
    close: async () => {
      await agent.close()
      workbench.close()
      peripherals.close()
    },
  }
}

const NEWEST_CODES = 3

/** What a person could hold under a scanner now: slips of those who wait longest to be called, and something of another shop. */
function codesAbout(hub: HallHub): readonly string[] {
  const waiting = [...hub.state().queue.tickets.values()]
    .filter(({ state }) => state === 'waiting')
    .slice(0, NEWEST_CODES)
    .map(({ number }) => number)
  return [...waiting, '6957842208856']
}
