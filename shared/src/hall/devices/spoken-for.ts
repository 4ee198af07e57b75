import type { DeviceId } from '../../kernel/brands.ts'
import type { Actor } from '../../kernel/define.ts'
import type { HallState } from '../state.ts'

/**
 * Whether somebody may say what happens at a device: the hub itself, the device itself, or the agent that it names.
 * A device that names no agent hangs on the hub's own machine; any other agent that speaks for it is mistaken or lies.
 */
export function maySpeakFor({ devices }: HallState, actor: Actor, device: DeviceId): boolean {
  if (actor.kind === 'system' || actor.device === device) return true
  return actor.device !== null && devices.get(device)?.agent === actor.device
}
