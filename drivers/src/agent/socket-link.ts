// The line of an agent that is a process of its own: one socket, made again for ever.
import { io, type Socket } from 'socket.io-client'
import * as v from 'valibot'
import { PROTOCOL, type Hello } from '@tingxu/shared/wire/protocol.ts'
import { backoffMs } from '../kernel/backoff.ts'
import type { DeviceContext } from '../kernel/context.ts'
import { createListeners } from '../kernel/listeners.ts'
import { createWaker } from '../kernel/waker.ts'
import { SLOT } from './entry.ts'
import type { HubLink } from './link.ts'
import { jobMessageSchema, type JobMessage } from './spool.ts'

export interface SocketLinkOptions {
  readonly hub: URL
  readonly ca: string | undefined
  readonly context: DeviceContext
  /** The `Cookie` line for the next connection; undefined gives up. May reject: then it is tried again. */
  readonly enter: () => Promise<string | undefined>
  /** Unique for each command. */
  readonly newCommandId: () => string
}

export interface SocketLink {
  readonly link: HubLink
  /** Connects, and connects again whenever the line breaks, until `close`. Resolves then. */
  run(): Promise<void>
  close(): void
  /** Hub time minus this clock, ms; undefined before the hub was heard for the first time. */
  hubOffsetMs(): number | undefined
}

const ANSWER_MS = 5000
const CONNECT_MS = 8000
const BACKOFF = { firstMs: 500, longestMs: 10_000 }

const timeSchema = v.object({ now: v.number() })
const answerSchema = v.union([
  v.object({ ok: v.literal(true) }),
  v.object({ ok: v.literal(false), error: v.object({ code: v.string() }) }),
])
/** What the hub will say again however often it is told: such a word is dropped, or it would hold up all behind it. */
const HOPELESS: readonly string[] = ['job.unknown', 'job.wrong-state', 'command.malformed']

export function createSocketLink({ hub, ca, context, enter, newCommandId }: SocketLinkOptions): SocketLink {
  const connected = createListeners<[]>()
  const waker = createWaker(context)
  let onJob: ((job: JobMessage) => Promise<void>) | undefined
  let live: Socket | undefined
  let current: Socket | undefined
  let isStopping = false
  let offsetMs: number | undefined
  const isStopped = () => isStopping

  const hearTime = (message: unknown) => {
    const time = v.safeParse(timeSchema, message)
    if (time.success) offsetMs = time.output.now - context.now()
  }

  const takeJob = async (raw: unknown, answer: (result: object) => void) => {
    const job = v.safeParse(jobMessageSchema, raw)
    if (!job.success || onJob === undefined)
      return answer({ ok: false, error: { code: 'command.malformed', context: {} } })
    try {
      await onJob(job.output)
      answer({ ok: true, value: null })
    } catch (thrown) {
      context.log('warn', 'a job was not taken', { job: job.output.job, reason: reasonOf(thrown) })
      answer({ ok: false, error: { code: 'store.unavailable', context: {} } })
    }
  }

  /** One connection, from the handshake to its end; says why it ended and whether it ever stood. */
  const connect = (cookie: string): Promise<{ readonly stood: boolean; readonly reason: string }> =>
    new Promise((resolve) => {
      const auth: Hello = { protocol: PROTOCOL, build: 'agent', as: 'device', slot: SLOT }
      const socket = io(hub.origin, {
        ...{ transports: ['websocket'], reconnection: false, forceNew: true, timeout: CONNECT_MS, auth },
        extraHeaders: { cookie },
        ...(ca === undefined ? {} : { ca }),
      })
      current = socket
      let stood = false
      const over = (reason: string) => {
        if (live === socket) live = undefined
        if (current === socket) current = undefined
        socket.removeAllListeners()
        socket.disconnect()
        resolve({ stood, reason })
      }
      socket.on('welcome', (welcome: unknown) => {
        hearTime(welcome)
        stood = true
        live = socket
        context.log('info', 'connected to the hub')
        connected.call()
      })
      socket.on('tick', hearTime)
      socket.on('job', (raw: unknown, answer: unknown) => {
        if (typeof answer === 'function') void takeJob(raw, answer as (result: object) => void)
      })
      socket.on('connect_error', (error) => over(error.message))
      socket.on('disconnect', (reason) => over(reason))
      if (isStopped()) over('closed')
    })

  /** `true`: taken. Otherwise the refusal's code, or undefined without an answer. */
  const ask = async (event: string, message: unknown): Promise<true | string | undefined> => {
    const socket = live
    if (socket === undefined) return undefined
    try {
      const raw: unknown = await socket.timeout(ANSWER_MS).emitWithAck(event, message)
      const answer = v.safeParse(answerSchema, raw)
      if (!answer.success) return 'internal.fault'
      return answer.output.ok ? true : answer.output.error.code
    } catch {
      return undefined
    }
  }

  return {
    hubOffsetMs: () => offsetMs,
    link: {
      onJob(listener) {
        onJob = listener
        return () => {
          if (onJob === listener) onJob = undefined
        }
      },
      onConnect: (listener) => connected.add(listener),
      async progress(word) {
        const answer = await ask('progress', word)
        if (answer === true || answer === undefined) return answer === true
        context.log('warn', 'a word about a job was refused', { job: word.job, state: word.state, code: answer })
        return HOPELESS.includes(answer)
      },
      async reportDevice(device, level, code) {
        const id = newCommandId()
        const answer = await ask('command', { id, type: 'device.report', data: { device, level, code } })
        if (typeof answer === 'string') context.log('warn', 'a state was refused', { device, code: answer })
        return answer === true
      },
      async input(device, input) {
        const answer = await ask('input', { id: newCommandId(), device, input })
        // The kind alone: what was read or typed is nobody's business here.
        if (answer !== true)
          context.log('warn', 'an input went nowhere', { device, kind: input.kind, code: answer ?? 'none' })
        return answer === true
      },
    },
    async run() {
      for (let failures = 0; !isStopped();) {
        try {
          const cookie = await enter()
          if (cookie === undefined) return
          const { stood, reason } = await connect(cookie)
          failures = stood ? 1 : failures + 1
          if (!isStopped()) context.log('warn', 'the line to the hub is cut', { reason })
        } catch (thrown) {
          failures++
          context.log('warn', 'the hub cannot be reached', { reason: reasonOf(thrown) })
        }
        if (!isStopped()) await waker.sleep(backoffMs(failures, BACKOFF))
      }
    },
    close() {
      isStopping = true
      current?.disconnect()
      waker.wake()
    },
  }
}

const reasonOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown))
