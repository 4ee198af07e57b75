// A cable that was pulled leaves a line that looks whole and is dead: whoever hears nothing for two ticks makes a new one.
import type { HubClient } from '@tingxu/shared/ui/hub/client.ts'
import { TICK_SECONDS } from '@tingxu/shared/wire/terms.ts'

const SILENT_MS = (2 * TICK_SECONDS + 0.5) * 1000
const LOOK_MS = 1000

export function watchLine(hub: HubClient): void {
  window.setInterval(() => {
    if (hub.status().phase !== 'live' || hub.now() - hub.heardAt() < SILENT_MS) return
    hub.close()
    hub.open()
  }, LOOK_MS)
}
