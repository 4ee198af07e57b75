// The demo hall: invented people, simulated devices, conveniences. Everything of it lives in this folder.
import type { FastifyInstance } from 'fastify'
import type { HallHub } from '../hub.ts'
import { openDemoAccounts, type DemoAccount } from './accounts.ts'
import { addDemoRoutes } from './demo-routes.ts'
import { createRehearsal } from './rehearsal.ts'
import { seedDemo } from './seed-demo.ts'

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

export async function createDemo({ hub, url, report }: DemoOptions): Promise<Demo> {
  await seedDemo(hub)
  let accounts: readonly DemoAccount[] = []
  const rehearsal = createRehearsal(url, report)
  return {
    addRoutes: (app) => addDemoRoutes(app, { hub, rehearsal, accounts: () => accounts, addWorkbench: () => undefined }),
    accounts: () => accounts,
    open: async () => {
      accounts = await openDemoAccounts(hub)
    },
    close: async () => rehearsal.stop(),
  }
}
