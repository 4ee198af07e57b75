// A demo hall's folder, made without a running hub: people at every counter, signed in, and kiosks that are paired. Passwords are
// cheap to check here, or a large hall would take minutes to staff.
import { openHall } from '@tingxu/hub/data/open-hall.ts'
import { deviceCookie, staffCookie } from '@tingxu/hub/testing/test-hub.ts'
import type { HallConfig } from '@tingxu/shared/hall/config/schema.ts'
import type { ConnectAs } from '../support/connect.ts'

export interface PrepareOptions {
  readonly dataDir: string
  readonly config: HallConfig
  /** How many kiosks; without printers, so that paper is not measured. */
  readonly kiosks: number
}

export interface PreparedHall {
  readonly admin: ConnectAs
  /** The administrator's, for HTTP. */
  readonly cookie: string
  /** By counter; their counters are not open yet. */
  readonly clerks: ReadonlyMap<string, ConnectAs>
  readonly kiosks: readonly ConnectAs[]
}

const CHEAP = { ln: 4, r: 8, p: 1 } as const

export async function prepareHall({ dataDir, config, kiosks }: PrepareOptions): Promise<PreparedHall> {
  const hall = await openHall({
    ...{ dataDir, build: 'bench', scryptCost: CHEAP, ifEmpty: { hall: config.hall.id, demo: true } },
    report: (fault) => {
      throw fault
    },
  })
  try {
    const { hub } = hall
    const configured = await hub.configure(config)
    if (!configured.ok) throw new Error(`the hall refused its configuration: ${JSON.stringify(configured.error)}`)
    const clerks = new Map<string, ConnectAs>()
    for (const { id } of config.counters)
      clerks.set(id, { as: 'staff', cookie: await staffCookie(hub, `clerk-${id}`, ['counter']) })
    const paired: ConnectAs[] = []
    for (let n = 1; n <= kiosks; n++)
      paired.push({ as: 'device', slot: `bench-${n}`, cookie: await deviceCookie(hub, `bench-${n}`, 'kiosk') })
    const admin = await staffCookie(hub, 'bench-admin', ['administrator', 'duty', 'technician'])
    return { admin: { as: 'staff', cookie: admin }, cookie: admin, clerks, kiosks: paired }
  } finally {
    hall.close()
  }
}
