// The demo hall: invented people, simulated devices, conveniences. Everything of it lives in this folder.
import type { FastifyInstance } from 'fastify'
import type { HallHub } from '../hub.ts'
import { openDemoAccounts, type DemoAccount } from './accounts.ts'
import { createDemoHardware } from './demo-hardware.ts'
import { addDemoRoutes } from './demo-routes.ts'
import { createRehearsal } from './rehearsal.ts'
import { seedDemo } from './seed-demo.ts'
import { addWorkbenchRoutes } from './workbench/routes.ts'

export interface DemoOptions {
  readonly hub: HallHub
  readonly dataDir: string
  readonly url: () => string
  readonly report: (fault: unknown) => void
}

export interface Demo {
  readonly addRoutes: (app: FastifyInstance) => void
  readonly accounts: () => readonly DemoAccount[]
  readonly open: () => Promise<void>
  readonly close: () => Promise<void>
}

export async function createDemo({ hub, dataDir, url, report }: DemoOptions): Promise<Demo> {
  await seedDemo(hub)
  const hardware = await createDemoHardware({ hub, dataDir, url })
  let accounts: readonly DemoAccount[] = []
  const rehearsal = createRehearsal(url, report)
  return {
    addRoutes: (app) =>
      addDemoRoutes(app, {
        ...{ hub, rehearsal },
        accounts: () => accounts,
        addWorkbench: (to, guard) => addWorkbenchRoutes(to, guard, hardware),
      }),
    accounts: () => accounts,
    open: async () => {
      hardware.open()
      accounts = await openDemoAccounts(hub)
    },
    close: async () => {
      rehearsal.stop()
      await hardware.close()
    },
  }
}
