// Screens and pages that watch and do nothing else.
import type { Socket } from 'socket.io-client'
import type { ConnectAs } from '../../support/connect.ts'
import { serve } from '../child.ts'
import { plainSocket } from './plain-socket.ts'

export interface Watcher {
  readonly who: ConnectAs
  readonly view: string
  readonly params: Readonly<Record<string, string>>
}

let values = 0
const sockets: Socket[] = []

const handlers = {
  watch: async ({ url, watchers }: { readonly url: string; readonly watchers: readonly Watcher[] }) => {
    for (const { who, view, params } of watchers) {
      const socket = await plainSocket(url, who)
      socket.on('view', () => values++)
      const joined = (await socket.emitWithAck('watch', { view, params })) as { ok: boolean; error?: unknown }
      if (!joined.ok) throw new Error(`no view ${view}: ${JSON.stringify(joined.error)}`)
      sockets.push(socket)
    }
  },
  /** How many values have come so far. */
  values: () => values,
}
export type Watchers = typeof handlers
serve(handlers)
