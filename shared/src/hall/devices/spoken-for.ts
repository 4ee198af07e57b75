import type { DeviceId } from '../../kernel/brands.ts'
import type { Actor } from '../../kernel/define.ts'
import type { HallState } from '../state.ts'
import type { Device } from './types.ts'

/**
 * The agents that may have a device on their cable, to be asked in this order: the one that it names and no other;
 * where it names none, those that stand in its place; where none stands there, any.
 */
export function agentsOf({ devices }: HallState, id: DeviceId): readonly Device[] {
  const device = devices.get(id)
  if (device === undefined) return []
  const agents = [...devices.values()].filter(({ kind }) => kind === 'agent')
  if (device.agent !== null) return agents.filter((agent) => agent.id === device.agent)
  const near = agents.filter((agent) => agent.zone === device.zone && agent.counter === device.counter)
  return near.length > 0 ? near : agents
}

/** Whether somebody may say what happens at a device: the hub itself, the device itself, or an agent that may have it. */
export function maySpeakFor(state: HallState, actor: Actor, device: DeviceId): boolean {
  if (actor.kind === 'system' || actor.device === device) return true
  return agentsOf(state, device).some(({ id }) => id === actor.device)
}
