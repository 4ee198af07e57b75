// The whole of a hall's live state: one value, folded from the log, replaced and never changed.
import type { AlertId, DeviceId, KeyId, StaffId } from '../kernel/brands.ts'
import { PMap } from '../kernel/pmap.ts'
import type { Alert } from './alerts/types.ts'
import type { HallConfig } from './config/schema.ts'
import type { Device } from './devices/types.ts'
import type { ApiKey, Staff } from './people/types.ts'
import { emptyQueue } from './queue/state.ts'
import type { QueueState } from './queue/types.ts'

/** Raised whenever `apply` folds differently: older snapshots are then ignored. */
export const STATE_VERSION = 7

export interface HallState {
  readonly config: HallConfig | null
  readonly configVersion: number
  readonly queue: QueueState
  readonly devices: PMap<DeviceId, Device>
  readonly staff: PMap<StaffId, Staff>
  readonly keys: PMap<KeyId, ApiKey>
  readonly alerts: PMap<AlertId, Alert>
  /** The clock jumped: nothing that is due is done until an officer confirms the time. */
  readonly clockHeld: boolean
}

export const emptyHall: HallState = {
  config: null,
  configVersion: 0,
  queue: emptyQueue,
  devices: PMap.empty(),
  staff: PMap.empty(),
  keys: PMap.empty(),
  alerts: PMap.empty(),
  clockHeld: false,
}
