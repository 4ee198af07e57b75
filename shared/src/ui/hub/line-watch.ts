// A cable that was pulled leaves a line that looks whole and is dead: whoever hears nothing for two ticks makes a new one.
import type { HubClient } from './client.ts'
import { TICK_SECONDS } from '../../wire/terms.ts'

const SILENT_MS = (2 * TICK_SECONDS + 0.5) * 1000
const LOOK_MS = 1000

export function watchLine(hub: Pick<HubClient, 'status' | 'now' | 'heardAt' | 'open' | 'close'>): void {
  window.setInterval(() => {
    if (hub.status().phase !== 'live' || hub.now() - hub.heardAt() < SILENT_MS) return
    hub.close()
    hub.open()
  }, LOOK_MS)
}
