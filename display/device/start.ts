// What every screen that hangs in the hall starts with: its line, and what its address asks for.
import type { DeviceKind } from '@tingxu/shared/hall/people/permissions.ts'
import { isLang, type Lang } from '@tingxu/shared/i18n/lang.ts'
import { createDeviceLine, type DeviceLine } from '@tingxu/shared/ui/hub/device-line.ts'
import { installAutospace } from '@tingxu/shared/ui/install-autospace.ts'

export interface DevicePage extends DeviceLine {
  readonly asked: URLSearchParams
  /** Asked for by the address; otherwise the hall's first language. */
  readonly lang: Lang | null
  readonly root: HTMLElement
}

/** @param slotOf the cookie's slot where the address names none */
export function startDevice(kind: DeviceKind, slotOf: (asked: URLSearchParams) => string): DevicePage {
  installAutospace()
  const asked = new URLSearchParams(location.search)
  const slot = asked.get('slot') ?? slotOf(asked)
  const line = createDeviceLine({ kind, slot, device: asked.get('device'), build: __BUILD__ })
  const lang = asked.get('lang')
  const root = document.getElementById('page') ?? document.body
  return { ...line, asked, lang: isLang(lang) ? lang : null, root }
}
