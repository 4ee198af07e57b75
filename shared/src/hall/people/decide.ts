import * as v from 'valibot'
import { VaultRef, type StaffId } from '../../kernel/brands.ts'
import type { CommandOf, Decided, DecisionContext, EventOf } from '../../kernel/define.ts'
import { ok, refuse } from '../../kernel/result.ts'
import type { HallState } from '../state.ts'
import type { peopleCommands } from './commands.ts'
import type { peopleEvents } from './events.ts'
import { permissionsOf, type Role } from './permissions.ts'

export type PeopleCommand = CommandOf<(typeof peopleCommands)[number]>
export type PeopleEvent = EventOf<(typeof peopleEvents)[number]>

export function decidePeople(state: HallState, command: PeopleCommand, context: DecisionContext): Decided<PeopleEvent> {
  switch (command.type) {
    case 'staff.add': {
      const { staff, roles, name } = command.data
      if (state.staff.has(staff)) return refuse('staff.exists', { staff })
      const beyond = beyondRights(context, roles)
      if (beyond !== null) return beyond
      const ref = v.parse(VaultRef, `v-${context.newId('name')}`)
      return ok({
        events: [{ type: 'staff.added', data: { staff, roles, name: ref } }],
        vault: [{ ref, person: `staff:${staff}`, text: name }],
      })
    }
    case 'staff.change': {
      const { staff, roles } = command.data
      const known = state.staff.get(staff)
      if (known === undefined) return refuse('staff.unknown', { staff })
      if (!roles.includes('administrator') && isLastAdministrator(state, staff))
        return refuse('staff.last-administrator', { staff })
      const beyond = beyondRights(
        context,
        roles.filter((role) => !known.roles.includes(role)),
      )
      return beyond ?? ok({ events: [{ type: 'staff.changed', data: { staff, roles } }] })
    }
    case 'staff.remove': {
      const { staff } = command.data
      if (!state.staff.has(staff)) return refuse('staff.unknown', { staff })
      if (isLastAdministrator(state, staff)) return refuse('staff.last-administrator', { staff })
      for (const counter of state.queue.counters.values())
        if (counter.staff === staff) return refuse('counter.elsewhere', { counter: counter.id })
      return ok({ events: [{ type: 'staff.removed', data: { staff } }] })
    }
    case 'key.create':
      if (state.keys.has(command.data.key)) return refuse('key.exists', { key: command.data.key })
      return beyondRights(context, [command.data.role]) ?? ok({ events: [{ type: 'key.created', data: command.data }] })
    case 'key.revoke':
      if (!state.keys.has(command.data.key)) return refuse('key.unknown', { key: command.data.key })
      return ok({ events: [{ type: 'key.revoked', data: command.data }] })
  }
}

/** Only an administrator gives rights they do not hold themselves: the hall has to begin somewhere. */
function beyondRights({ actor }: DecisionContext, roles: readonly Role[]) {
  if (actor.kind === 'system' || actor.permissions.has('staff.manage')) return null
  const missing = [...permissionsOf(roles)].find((permission) => !actor.permissions.has(permission))
  return missing === undefined ? null : refuse('staff.beyond-your-rights', { permission: missing })
}

function isLastAdministrator(state: HallState, staff: StaffId): boolean {
  let others = 0
  for (const each of state.staff.values()) if (each.id !== staff && each.roles.includes('administrator')) others++
  return others === 0 && state.staff.get(staff)?.roles.includes('administrator') === true
}

export function applyPeople(state: HallState, event: PeopleEvent): HallState {
  switch (event.type) {
    case 'staff.added': {
      const { staff: id, roles, name } = event.data
      return { ...state, staff: state.staff.set(id, { id, roles, name }) }
    }
    case 'staff.changed': {
      const known = state.staff.get(event.data.staff)
      return known === undefined
        ? state
        : { ...state, staff: state.staff.set(known.id, { ...known, roles: event.data.roles }) }
    }
    case 'staff.removed':
      return { ...state, staff: state.staff.delete(event.data.staff) }
    case 'key.created':
      return { ...state, keys: state.keys.set(event.data.key, { id: event.data.key, role: event.data.role }) }
    case 'key.revoked':
      return { ...state, keys: state.keys.delete(event.data.key) }
  }
}
