// Who does the jobs of devices: the first carrier that has the device takes it, put together as of now.
import type { HallState } from '@tingxu/shared/hall/state.ts'
import type { DeviceId } from '@tingxu/shared/kernel/brands.ts'
import type { DeviceJobKind, JobMessage } from '@tingxu/shared/wire/protocol.ts'
import type { OutboxEntry } from '../store/contract.ts'
import { compose, type ComposeContext } from './compose.ts'
import type { Handed } from './dispatcher.ts'

/** Who carries jobs to devices: the socket server, and the agent inside the hub. */
export interface JobCarrier {
  /** Null: not mine. Otherwise whether the job is spooled. */
  readonly offer: (target: DeviceId, job: JobMessage) => Promise<boolean> | null
}

export interface DeviceHandsOptions {
  readonly carriers: readonly JobCarrier[]
  readonly state: () => HallState
  readonly context: () => ComposeContext
}

export type DeviceHands = Readonly<Record<DeviceJobKind, (entry: OutboxEntry) => Promise<Handed>>>

export function createDeviceHands({ carriers, state, context }: DeviceHandsOptions): DeviceHands {
  const hand =
    (kind: DeviceJobKind) =>
    async (entry: OutboxEntry): Promise<Handed> => {
      const payload = compose(kind, entry, state(), context())
      if (payload === null) return { failed: kind === 'print' ? 'job.invalid' : 'job.overtaken' }
      const { id, notAfter } = entry
      const target = entry.target as DeviceId
      for (const carrier of carriers) {
        const offered = carrier.offer(target, { job: id, kind, target, payload, notAfter })
        if (offered !== null) return (await offered) ? 'taken' : 'later'
      }
      return 'later'
    }
  return { print: hand('print'), led: hand('led'), caller: hand('caller'), voice: hand('voice'), text: hand('text') }
}
