// What people do at devices without a page: a key of a caller becomes commands of its counter.
import { DEVICE_RIGHTS, type Permission } from '@tingxu/shared/hall/people/permissions.ts'
import { maySpeakFor } from '@tingxu/shared/hall/devices/spoken-for.ts'
import { isCallerKey, keySteps } from '@tingxu/shared/hall/queue/keys.ts'
import type { Device } from '@tingxu/shared/hall/devices/types.ts'
import type { HallState } from '@tingxu/shared/hall/state.ts'
import type { CounterId } from '@tingxu/shared/kernel/brands.ts'
import type { Actor } from '@tingxu/shared/kernel/define.ts'
import { ok, refuse, type Result } from '@tingxu/shared/kernel/result.ts'
import type { InputMessage } from '@tingxu/shared/wire/protocol.ts'
import { deviceActor } from '../access/access.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'

export interface Inputs {
  /** At once and once: the same id does nothing again. Ok when something came of it. */
  readonly heard: (agent: Actor, message: InputMessage) => Promise<Result<null>>
}

export interface InputsOptions {
  readonly pipeline: Pick<Pipeline, 'submit'>
  readonly state: () => HallState
}

export function createInputs({ pipeline, state }: InputsOptions): Inputs {
  return {
    heard: async (agent, { id, device: from, input }) => {
      const device = state().devices.get(from)
      if (device === undefined) return refuse('device.unknown', { device: from })
      if (!maySpeakFor(state(), agent, from))
        return refuse('permission.denied', { permission: 'job.report', reason: 'not-its-own' })
      if (input.kind !== 'key' || !isCallerKey(input.key)) return refuse('input.no-use', { kind: input.kind })
      const counter = counterAt(device, input.address)
      if (counter === null) return refuse('input.no-counter', { device: from, address: input.address })
      const actor = deviceActor(device.id, counter, new Set<Permission>(DEVICE_RIGHTS[device.kind]))
      const steps = keySteps(state(), counter, input.key, input.digits)
      if (steps.length === 0) return refuse('input.no-use', { kind: input.key })
      for (const [nth, { type, data }] of steps.entries()) {
        const done = await pipeline.submit({ id: `${id}.${nth}`, type, data, actor })
        if (!done.ok) return done
      }
      return ok(null)
    },
  }
}

/** Where the person sits who pressed: by the address on the bus, or the device's own counter. */
const counterAt = ({ seats, counter }: Device, address: number): CounterId | null =>
  seats.find((seat) => seat.address === address)?.counter ?? (seats.length === 0 ? counter : null)
