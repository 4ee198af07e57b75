// Jobs of devices that are no printers: texts on boards and callers, sounds, messages.
import * as v from 'valibot'
import type { DeviceProblem } from '../kernel/errors.ts'
import type { CounterBus } from '../keypad/contract.ts'
import type { LedBoard } from '../led/contract.ts'
import type { TextModem } from '../modem/contract.ts'
import type { Speaker } from '../speaker/contract.ts'
import type { JobKind } from './spool.ts'
import type { Done, Perform, Task } from './worker.ts'

const number = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most))

/** `led`: what shall stand in the areas it names. */
export const ledJobSchema = v.strictObject({
  texts: v.pipe(
    v.array(
      v.strictObject({
        area: number(255),
        text: v.pipe(v.string(), v.maxLength(200)),
        colour: v.picklist(['red', 'green', 'yellow']),
      }),
    ),
    v.minLength(1),
    v.maxLength(255),
  ),
})
const caller = { address: number(255) }
/** `caller`: displays, and what shall happen now on a bus of callers and evaluators. */
export const callerJobSchema = v.strictObject({
  displays: v.optional(
    v.array(v.strictObject({ ...caller, waiting: v.nullable(number(999)), ticket: v.nullable(number(999_999)) })),
    [],
  ),
  now: v.optional(v.array(v.strictObject({ ...caller, what: v.picklist(['beep', 'start-rating']) })), []),
})
/** `voice`: a WAV file, in the job where it is small or where the hub keeps it. */
export const voiceJobSchema = v.union([
  v.strictObject({ wav: v.pipe(v.string(), v.base64(), v.maxLength(28_000)) }),
  v.strictObject({ path: v.pipe(v.string(), v.regex(/^\/api\/[\w./-]+$/), v.maxLength(200)) }),
])
/** `text`: a message. Personal: it is gone from the spool when it is done. */
export const textJobSchema = v.strictObject({ to: v.string(), text: v.pipe(v.string(), v.maxLength(670)) })

export type FetchSound = (path: string) => Promise<Uint8Array>

const failed = (code: string): Done => ({ ending: { state: 'failed', code }, facts: {} })
const confirmed = (facts: Done['facts'] = {}): Done => ({ ending: { state: 'confirmed', code: null }, facts })
const of = (state: 'failed' | 'uncertain', { code }: DeviceProblem): Done => ({ ending: { state, code }, facts: {} })

/** Checks kind and payload, writes down that the job begins, and does it. */
const perform =
  <S extends v.GenericSchema>(
    kind: JobKind,
    schema: S,
    act: (payload: v.InferOutput<S>, task: Task) => Promise<Done>,
  ): Perform =>
  async (task) => {
    const payload = v.safeParse(schema, task.job.payload)
    if (task.job.kind !== kind || !payload.success) return failed('job.invalid')
    try {
      await task.onSent()
    } catch {
      return failed('job.intent-not-recorded')
    }
    return act(payload.output, task)
  }

/** A board that is away makes no newer text wait: its driver keeps the wish. */
export const performLed = (board: LedBoard): Perform =>
  perform('led', ledJobSchema, async ({ texts }, { waitMs }) => {
    const outcome = await board.show(texts, board.status().level === 'down' ? 0 : waitMs)
    if (outcome.state === 'failed') return of('failed', outcome.problem)
    return confirmed({ outcome: outcome.state })
  })

export const performCaller = (bus: CounterBus): Perform =>
  perform('caller', callerJobSchema, async ({ displays, now }) => {
    for (const { address, waiting, ticket } of displays) bus.show(address, { waiting, ticket })
    const sent = await Promise.all(
      now.map(({ address, what }) => (what === 'beep' ? bus.beep(address) : bus.startRating(address))),
    )
    return sent.every(Boolean) && bus.status().level === 'ok' ? confirmed() : failed(bus.status().code)
  })

export const performVoice = (speaker: Speaker, fetchSound: FetchSound | undefined): Perform =>
  perform('voice', voiceJobSchema, async (payload) => {
    let sound: Uint8Array
    if ('wav' in payload) sound = new Uint8Array(Buffer.from(payload.wav, 'base64'))
    else {
      try {
        if (fetchSound === undefined) return failed('speaker.failed')
        sound = await fetchSound(payload.path)
      } catch {
        return failed('speaker.failed')
      }
    }
    const outcome = await speaker.play(sound)
    if (outcome.state === 'finished') return confirmed()
    return outcome.state === 'stopped' ? failed('device.closed') : of('failed', outcome.problem)
  })

export const performText = (modem: TextModem): Perform =>
  perform('text', textJobSchema, async ({ to, text }, { job }) => {
    const outcome = await modem.send({ id: job.job, to, text })
    return outcome.state === 'sent' ? confirmed({ parts: outcome.parts }) : of(outcome.state, outcome.problem)
  })

/** For devices that only hear. */
export const performNothing: Perform = () => Promise.resolve(failed('job.invalid'))
