// A whole hub over a store in memory, for tests: real pipeline, real identity with cheap passwords, a clock of its own.
import { hallConfigSchema, type HallConfigInput } from '@tingxu/shared/hall/config/schema.ts'
import { exampleConfig } from '@tingxu/shared/hall/config/example.ts'
import { DeviceId, KeyId, StaffId } from '@tingxu/shared/kernel/brands.ts'
import type { DeviceKind, Role } from '@tingxu/shared/hall/people/permissions.ts'
import * as v from 'valibot'
import { issueKey } from '../access/issue-key.ts'
import { createHub, type HallHub } from '../hub.ts'
import { openMemoryStore, type MemoryStoreOptions } from '../store/memory-store.ts'

export interface TestHub {
  readonly hub: HallHub
  /** Moves wall and monotonic clock alike. */
  readonly advance: (ms: number) => void
  /** Moves the wall clock alone: a jump. */
  readonly jump: (ms: number) => void
  readonly faults: readonly unknown[]
  readonly close: () => void
}

export const PASSWORD = 'lan-qiao-he-042'

/** 9:00 on a Thursday in Shanghai. */
export const MORNING = Date.UTC(2026, 2, 12, 1, 0, 0)

export interface TestHubOptions {
  readonly config?: HallConfigInput | null
  readonly store?: MemoryStoreOptions
}

export async function openTestHub({
  config = exampleConfig,
  store: storeOptions = {},
}: TestHubOptions = {}): Promise<TestHub> {
  let wall = MORNING
  let monotonic = 0
  const faults: unknown[] = []
  const store = await openMemoryStore({ hall: 'example', now: () => wall, ...storeOptions })
  const hub = createHub({
    store,
    keys: {
      links: new Uint8Array(32).fill(1),
      lookups: new Uint8Array(32).fill(2),
      webhookSecret: () => 'c2VjcmV0LWZvci10ZXN0cw',
    },
    ...{ build: 'test', demo: false, wall: () => wall, monotonic: () => monotonic },
    report: (fault) => void faults.push(fault),
    scryptCost: { ln: 4, r: 8, p: 1 },
  })
  if (config !== null) await hub.configure(v.parse(hallConfigSchema, config))
  return {
    hub,
    faults,
    advance: (ms) => {
      wall += ms
      monotonic += ms
    },
    jump: (ms) => {
      wall += ms
    },
    close: () => {
      hub.close()
      store.close()
    },
  }
}

/** Adds somebody with these roles and a password; gives the Cookie header of their session. */
export async function staffCookie(hub: HallHub, user: string, roles: readonly Role[]): Promise<string> {
  const staff = v.parse(StaffId, user)
  await hub.system('staff.add', { staff, roles, name: '测试员' })
  await hub.identity.passwords.set(staff, PASSWORD)
  const signedIn = await hub.identity.sessions.signIn({ staff, password: PASSWORD, address: '127.0.0.1' })
  if (!signedIn.ok) throw new Error(signedIn.error.code)
  return `tingxu-staff=${signedIn.value.token}`
}

/** Registers a device and gives the Cookie header of its token; its slot is its id. */
export async function deviceCookie(hub: HallHub, id: string, kind: DeviceKind): Promise<string> {
  const device = v.parse(DeviceId, id)
  await hub.system('device.register', {
    device,
    kind,
    name: { 'zh-Hans': id },
    zone: 'east',
    ...(kind === 'keypad' ? { counter: 'c3' } : {}),
  })
  hub.identity.devices.admit(device, 'test')
  return `tingxu-device-${id}=${hub.identity.devices.issue(device, 'test') ?? ''}`
}

export async function keyText(hub: HallHub, id: string, role: Role): Promise<string> {
  const issued = await issueKey(hub, v.parse(KeyId, id), role, null)
  if (!issued.ok) throw new Error(issued.error.code)
  return issued.value
}
