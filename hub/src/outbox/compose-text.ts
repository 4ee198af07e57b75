// A text message, put together when the modem's turn comes: only then does a number leave the vault.
import * as v from 'valibot'
import type { Zone } from '@tingxu/shared/calendar/zone.ts'
import { localText } from '@tingxu/shared/i18n/local-text.ts'
import { hallTime, sayDay, sayTime } from '@tingxu/shared/i18n/when.ts'
import { zhHans } from '@tingxu/shared/i18n/zh-Hans.ts'
import { serviceConfig } from '@tingxu/shared/hall/queue/order-context.ts'
import type { HallState } from '@tingxu/shared/hall/state.ts'
import { ServiceId, VaultRef } from '@tingxu/shared/kernel/brands.ts'
import type { OutboxEntry } from '../store/contract.ts'

export interface TextPayload {
  readonly to: string
  readonly text: string
}

const Payload = v.object({ says: v.literal('booked'), to: VaultRef, service: ServiceId, at: v.number() })

/** Null when the number was erased meanwhile, or the service is gone. */
export function composeText(
  { payload }: OutboxEntry,
  { config }: HallState,
  { zone, readVault }: { readonly zone: Zone; readonly readVault: (ref: VaultRef) => string | undefined },
): TextPayload | null {
  const parsed = v.safeParse(Payload, payload)
  if (!parsed.success || config === null) return null
  const { to: ref, service: id, at } = parsed.output
  const to = readVault(ref)
  const service = serviceConfig(config, id)
  if (to === undefined || service === undefined) return null
  const time = hallTime(at, zone.name)
  const says = zhHans.devices.text.booked
  const hall = localText(config.hall.name, 'zh-Hans')
  return { to, text: says(hall, sayDay(time, 'zh-Hans'), sayTime(time), localText(service.name, 'zh-Hans')) }
}
