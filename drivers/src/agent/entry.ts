// How an agent proves itself to the hub: paired once by a code, then a new token at every connect.
import * as v from 'valibot'
import type { DeviceContext } from '../kernel/context.ts'
import { cookieOf, refusalOf, type HubAnswer, type HubHttp } from './hub-http.ts'

export const SLOT = 'agent'
const COOKIE = `tingxu-device-${SLOT}`

export interface TokenKeeper {
  token(): string | null
  /** Resolves once it is on the disk. */
  keep(token: string | null): Promise<void>
}

export interface EntryOptions {
  readonly http: HubHttp
  readonly tokens: TokenKeeper
  readonly context: DeviceContext
  readonly sleep: (ms: number) => Promise<void>
  readonly isStopped: () => boolean
  /** Six digits that somebody types in at the console. */
  readonly showCode: (code: string) => void
}

export interface Entry {
  /**
   * The `Cookie` line for the next connection, once this agent is paired and has its next token; undefined when stopped.
   * Rejects where the hub cannot be reached.
   */
  enter(): Promise<string | undefined>
}

const begunSchema = v.object({ pairing: v.string(), secret: v.string(), code: v.string() })
const polledSchema = v.object({ state: v.picklist(['waiting', 'accepted', 'refused', 'expired']) })
const POLL_MS = 2000
const AFTER_REFUSAL_MS = 60_000

export function createEntry({ http, tokens, context, sleep, isStopped, showCode }: EntryOptions): Entry {
  const keepFrom = async ({ cookies }: HubAnswer): Promise<void> => {
    const token = cookieOf(cookies, COOKIE)
    // Written before it is used: a token that came and was lost would look like a stolen one later.
    if (token !== undefined && token !== '') await tokens.keep(token)
  }
  const line = (): string | undefined => {
    const token = tokens.token()
    return token === null ? undefined : `${COOKIE}=${token}`
  }

  const pair = async (): Promise<void> => {
    const begun = await http.post('/pairings', { slot: SLOT, kind: 'agent' })
    const pairing = v.safeParse(begunSchema, begun.body)
    if (!pairing.success) throw new Error(`pairing refused: ${refusalOf(begun)}`)
    const { pairing: id, secret, code } = pairing.output
    showCode(code)
    while (!isStopped()) {
      await sleep(POLL_MS)
      const answer = await http.post(`/pairings/${encodeURIComponent(id)}/poll`, { slot: SLOT, secret })
      const polled = v.safeParse(polledSchema, answer.body)
      const state = polled.success ? polled.output.state : 'expired'
      if (state === 'waiting') continue
      if (state === 'accepted') await keepFrom(answer)
      context.log(state === 'accepted' ? 'info' : 'warn', `pairing ${state}`)
      if (state === 'refused') await sleep(AFTER_REFUSAL_MS)
      return
    }
  }

  return {
    async enter() {
      while (!isStopped()) {
        const cookie = line()
        if (cookie === undefined) {
          await pair()
          continue
        }
        const answer = await http.post('/device/connect', { slot: SLOT }, cookie)
        if (answer.status === 200) {
          await keepFrom(answer)
          return line()
        }
        if (answer.status !== 401) throw new Error(`not let in: ${refusalOf(answer)}`)
        context.log('warn', 'the hub does not know this agent any more')
        await tokens.keep(null)
      }
      return undefined
    },
  }
}
