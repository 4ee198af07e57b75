// Who works here and what they may do (A3). Passwords and keys themselves lie beside the log, never in it.
import * as v from 'valibot'
import { KeyId, StaffId, personalText } from '../../kernel/brands.ts'
import { defineCommand } from '../../kernel/define.ts'
import { roleNames } from './permissions.ts'

const roles = v.pipe(v.array(v.picklist(roleNames)), v.minLength(1), v.maxLength(8))

export const addStaff = defineCommand({
  type: 'staff.add',
  permission: 'staff.manage',
  data: v.strictObject({ staff: StaffId, roles, name: personalText(40) }),
  http: { method: 'POST', path: '/staff' },
  says: 'Add somebody who works here. They choose a password with the one-time code they are given.',
  example: { staff: 'luo', roles: ['counter'], name: '罗晓岚' },
})

export const changeStaff = defineCommand({
  type: 'staff.change',
  permission: 'staff.manage',
  data: v.strictObject({ staff: StaffId, roles }),
  http: { method: 'PUT', path: '/staff/{staff}' },
  says: 'Change what somebody may do.',
  example: { staff: 'luo', roles: ['counter', 'duty'] },
})

export const removeStaff = defineCommand({
  type: 'staff.remove',
  permission: 'staff.manage',
  data: v.strictObject({ staff: StaffId }),
  http: { method: 'DELETE', path: '/staff/{staff}' },
  says: 'Somebody no longer works here; their sessions end.',
  example: { staff: 'luo' },
})

export const createKey = defineCommand({
  type: 'key.create',
  permission: 'key.manage',
  data: v.strictObject({ key: KeyId, role: v.picklist(roleNames) }),
  http: { method: 'POST', path: '/keys' },
  says: "Note that a program was given a key and which role it has; the key itself is made on the hub's machine.",
  example: { key: 'city', role: 'api' },
})

export const revokeKey = defineCommand({
  type: 'key.revoke',
  permission: 'key.manage',
  data: v.strictObject({ key: KeyId }),
  http: { method: 'DELETE', path: '/keys/{key}' },
  says: "End a program's key.",
  example: { key: 'city' },
})

export const peopleCommands = [addStaff, changeStaff, removeStaff, createKey, revokeKey] as const
