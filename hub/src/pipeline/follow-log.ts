// What lies beside the log (credentials, day heads, the zone) follows the log: done after the commit, from its events.
import type { DeviceId, StaffId } from '@tingxu/shared/kernel/brands.ts'
import type { Identity } from '../access/identity.ts'
import type { Envelope, Store } from '../store/contract.ts'
import type { HallClock } from './clock.ts'

export interface FollowLogOptions {
  readonly store: Pick<Store, 'businessDates' | 'signDay' | 'daySpan'>
  readonly identity: Identity
  readonly clock: Pick<HallClock, 'adopt'>
  readonly onConfigured: () => void
  /** Commands that ended before this event need not be known any more. */
  readonly onForget: (beforeSeq: number) => void
}

/** Whole business days before today for which a repeated command is still known. */
const REMEMBERED_DAYS = 2

export function followLog(options: FollowLogOptions): (events: readonly Envelope[]) => void {
  const { store, identity, clock, onConfigured, onForget } = options

  const closeDaysBefore = (today: string): void => {
    const past = store.businessDates().filter((date) => date < today)
    const [kept, yesterday] = [past.at(-REMEMBERED_DAYS), past.at(-1)]
    if (yesterday !== undefined) store.signDay(yesterday)
    const from = kept === undefined ? undefined : store.daySpan(kept)?.fromSeq
    if (from !== undefined) onForget(from)
  }

  const follow = ({ type, data: written, businessDate }: Envelope): void => {
    const data = written as { device?: DeviceId; code?: string | null; staff?: StaffId; key?: string }
    switch (type) {
      case 'device.registered':
        if (data.device !== undefined && typeof data.code === 'string') identity.pairings.accept(data.code, data.device)
        return
      case 'device.revoked':
        if (data.device !== undefined) identity.devices.revoke(data.device)
        return
      case 'staff.removed':
        if (data.staff === undefined) return
        identity.passwords.remove(data.staff)
        identity.sessions.endAll(data.staff)
        return
      case 'key.revoked':
        for (const key of identity.keys.list()) if (key.id === data.key) identity.keys.revoke(key.id)
        return
      case 'hall.configured':
        return onConfigured()
      case 'clock.confirmed':
        return clock.adopt()
      case 'day.began':
        return closeDaysBefore(businessDate)
    }
  }
  return (events) => events.forEach(follow)
}
