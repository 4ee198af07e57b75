// What every screen that hangs in the hall starts with: the line to the hub, the door, and an eye on both.
import type { DeviceKind } from '@tingxu/shared/hall/people/permissions.ts'
import { isLang, type Lang } from '@tingxu/shared/i18n/lang.ts'
import { installAutospace } from '@tingxu/shared/ui/install-autospace.ts'
import { createHubClient, type HubClient } from '@tingxu/shared/ui/hub/client.ts'
import { renewDevice } from '@tingxu/shared/ui/hub/device.ts'
import { createDoor, type Door } from './door.ts'
import { watchLine } from './line-watch.ts'

export interface DevicePage {
  readonly hub: HubClient
  readonly door: Door
  readonly asked: URLSearchParams
  /** Asked for by the address; otherwise the hall's first language. */
  readonly lang: Lang | null
  readonly root: HTMLElement
}

/** A request into a dead line may hang for minutes; the next one may get through at once. */
const RENEW_MS = 1500

/** @param slotOf the cookie's slot where the address names none */
export function startDevice(kind: DeviceKind, slotOf: (asked: URLSearchParams) => string): DevicePage {
  installAutospace()
  const asked = new URLSearchParams(location.search)
  const slot = asked.get('slot') ?? slotOf(asked)
  const hub = createHubClient({ as: 'device', slot, build: __BUILD__, beforeConnect: () => inTime(renewDevice(slot)) })
  const door = createDoor({ hub, slot, kind, device: asked.get('device') })
  watchLine(hub)
  const lang = asked.get('lang')
  const root = document.getElementById('page') ?? document.body
  return { hub, door, asked, lang: isLang(lang) ? lang : null, root }
}

function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = window.setTimeout(() => reject(new Error('the hub does not answer')), RENEW_MS)
    void work.then(resolve, reject).finally(() => window.clearTimeout(timer))
  })
}
