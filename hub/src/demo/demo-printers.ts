// The demo's simulated printers and the agent inside the hub that prints on them: the same agent, spool and drivers as on a real kiosk.
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
import type { HallHub } from '../hub.ts'
import { demoDevices } from './seed-demo.ts'
import { createWorkbench, type Workbench } from './workbench/workbench.ts'

const modelFolder = join(import.meta.dirname, '../../../config/devices')

export interface DemoPrinters {
  readonly workbench: Workbench
  readonly open: () => void
  readonly close: () => Promise<void>
}

export async function createDemoPrinters(hub: HallHub, dataDir: string): Promise<DemoPrinters> {
  const context = systemContext(() => undefined)
  const { models } = await loadDeviceModels(modelFolder)
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
  const agent = createAgent({ link, spool, devices: workbench.printers, context, hallNow: () => hub.now() })
  hub.addCarrier({ offer: (target, job) => (workbench.printers.has(target) ? offer(job) : null) })
  return {
    workbench,
    open: () => {
      void agent.open()
      hub.dispatcher.wake()
    },
    close: async () => {
      await agent.close()
      workbench.close()
    },
  }
}
