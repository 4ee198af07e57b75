import type { KeyId, StaffId, VaultRef } from '../../kernel/brands.ts'
import type { Role } from './permissions.ts'

export interface Staff {
  readonly id: StaffId
  readonly roles: readonly Role[]
  /** The name lies in the vault. */
  readonly name: VaultRef
}

export interface ApiKey {
  readonly id: KeyId
  readonly role: Role
}
