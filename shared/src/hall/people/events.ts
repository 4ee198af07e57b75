import * as v from 'valibot'
import { KeyId, StaffId, VaultRef } from '../../kernel/brands.ts'
import { defineEvent } from '../../kernel/define.ts'
import { roleNames } from './permissions.ts'

const roles = v.array(v.picklist(roleNames))

export const staffAdded = defineEvent('staff.added', 1, v.strictObject({ staff: StaffId, roles, name: VaultRef }))
export const staffChanged = defineEvent('staff.changed', 1, v.strictObject({ staff: StaffId, roles }))
export const staffRemoved = defineEvent('staff.removed', 1, v.strictObject({ staff: StaffId }))
export const keyCreated = defineEvent('key.created', 1, v.strictObject({ key: KeyId, role: v.picklist(roleNames) }))
export const keyRevoked = defineEvent('key.revoked', 1, v.strictObject({ key: KeyId }))

export const peopleEvents = [staffAdded, staffChanged, staffRemoved, keyCreated, keyRevoked] as const
