// What each kind of device job holds when it goes out. Null: there is nothing to do any more.
import type { Zone } from '@tingxu/shared/calendar/zone.ts'
import type { Waits } from '@tingxu/shared/hall/queue/waits.ts'
import type { HallState } from '@tingxu/shared/hall/state.ts'
import type { DeviceId, TicketId, VaultRef } from '@tingxu/shared/kernel/brands.ts'
import type { DeviceJobKind } from '@tingxu/shared/wire/protocol.ts'
import type { OutboxEntry } from '../store/contract.ts'
import { composeCaller } from './compose-caller.ts'
import { composeLed } from './compose-led.ts'
import { composeSlip } from './compose-slip.ts'
import { composeText } from './compose-text.ts'
import { composeVoice } from './compose-voice.ts'

export interface ComposeContext {
  readonly now: number
  readonly zone: Zone
  readonly waits: Waits
  readonly linkOf: (ticket: TicketId) => string | null
  readonly readVault: (ref: VaultRef) => string | undefined
}

export function compose(kind: DeviceJobKind, entry: OutboxEntry, state: HallState, context: ComposeContext): unknown {
  switch (kind) {
    case 'print':
      return composeSlip(entry, state, context)
    case 'led':
      return composeLed(entry.target as DeviceId, state)
    case 'caller':
      return composeCaller(entry, state)
    case 'voice':
      return composeVoice(entry, state)
    case 'text':
      return composeText(entry, state, context)
  }
}
