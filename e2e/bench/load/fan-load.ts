// Many screens, and one counter that calls: when each screen has the new value.
import type { Socket } from 'socket.io-client'
import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { CommandResult, ViewMessage } from '@tingxu/shared/wire/protocol.ts'
import type { ConnectAs } from '../../support/connect.ts'
import { serve } from '../child.ts'
import { plainSocket } from './plain-socket.ts'
import type { Watcher } from './watchers.ts'

interface Screen {
  readonly socket: Socket
  key: string
  /** Of the first value since the press, ms; and that value. */
  at: number
  message: ViewMessage | null
}

/** After so long nobody waits for a value of this press any more. */
const SETTLE_MS = 1500

const ours: Screen[] = []
const bare: Screen[] = []
let callers: ReadonlyMap<string, Socket> = new Map()

const screenOn = (socket: Socket): Screen => {
  const screen: Screen = { socket, key: '', at: 0, message: null }
  socket.on('view', (message: ViewMessage) => {
    if (screen.message !== null) return
    screen.at = performance.now()
    screen.message = message
  })
  return screen
}

/** Presses and gives how long each screen that got something waited, ms. */
async function press(screens: readonly Screen[], action: () => Promise<unknown>): Promise<readonly number[]> {
  for (const screen of screens) screen.message = null
  const from = performance.now()
  await action()
  await delay(SETTLE_MS)
  return screens.flatMap(({ at, message }) => (message === null ? [] : [at - from]))
}

const handlers = {
  /** Connects the same screens to both. */
  connect: async (input: {
    readonly url: string
    readonly bareUrl: string
    readonly watchers: readonly Watcher[]
    readonly callers: readonly (readonly [counter: string, who: ConnectAs])[]
  }) => {
    for (const { who, view, params } of input.watchers) {
      const screen = screenOn(await plainSocket(input.url, who))
      const joined = (await screen.socket.emitWithAck('watch', { view, params })) as {
        ok: boolean
        value?: { key: string }
      }
      if (!joined.ok) throw new Error(`no view ${view}: ${JSON.stringify(joined)}`)
      screen.key = joined.value?.key ?? ''
      ours.push(screen)
      const twin = screenOn(await plainSocket(input.bareUrl, null))
      twin.key = screen.key
      await twin.socket.emitWithAck('watch', screen.key)
      bare.push(twin)
    }
    callers = new Map(
      await Promise.all(
        input.callers.map(async ([counter, who]) => [counter, await plainSocket(input.url, who)] as const),
      ),
    )
  },
  /** A counter calls the next. Gives the waits, and what was sent to whom for the bare server to repeat. */
  call: async ({ counter }: { readonly counter: string }) => {
    const socket = callers.get(counter)
    if (socket === undefined) throw new Error(`nobody sits at ${counter}`)
    const waits = await press(ours, async () => {
      const data = { id: randomUUID(), type: 'counter.call-next', data: { counter } }
      const result = (await socket.emitWithAck('command', data)) as CommandResult
      if (!result.ok) throw new Error(`${counter}: ${result.error.code}`)
    })
    const messages = new Map(ours.flatMap(({ message, key }) => (message === null ? [] : [[key, message] as const])))
    return { waits, messages: [...messages] }
  },
  /** The same bytes to the same screens by the bare server. */
  repeat: () => press(bare, () => bare[0]?.socket.emitWithAck('press') ?? Promise.resolve()),
}
export type FanLoad = typeof handlers
serve(handlers)
