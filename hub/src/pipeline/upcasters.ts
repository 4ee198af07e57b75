// How older shapes of stored events are lifted to those of today. The bytes in the log never change; an event whose version
// was raised has a line here, and the golden logs prove it.
import type { Upcasters } from '../store/contract.ts'

export const upcasters: Upcasters = {
  // 2: `webhooks` came.
  'hall.configured': (v, data) => (v === 1 ? { v: 2, data: withWebhooks(data) } : { v, data }),
  // 2: `agent` and `seats` came.
  'device.registered': (v, data) => (v === 1 ? { v: 2, data: withSeats(data) } : { v, data }),
  'device.changed': (v, data) => (v === 1 ? { v: 2, data: withSeats(data) } : { v, data }),
}

const withSeats = (data: unknown): unknown => ({ ...(data as object), agent: null, seats: [] })

function withWebhooks(data: unknown): unknown {
  const { config } = data as { readonly config: object }
  return { config: { ...config, webhooks: [] } }
}
