// Boards whose protocol is only in their maker's library: a helper program is told what to show, one line of JSON each.
//   to it    {"id":7,"show":{"area":0,"text":"A001 请到3号窗口","colour":"red","place":{"x":0,"y":0,…}}}   {"id":8,"ping":true}
//   from it  {"id":7,"ok":true}   or   {"id":7,"ok":false,"reason":"no font"}
import * as v from 'valibot'
import type { Decoder } from '../kernel/device.ts'
import { createLineDecoder } from '../kernel/line-decoder.ts'
import type { DeviceLine } from '../kernel/line-device.ts'
import type { LedLayout } from './model.ts'
import type { LedProtocol, Told } from './protocol.ts'

const answerSchema = v.variant('ok', [
  v.object({ id: v.number(), ok: v.literal(true) }),
  v.object({ id: v.number(), ok: v.literal(false), reason: v.pipe(v.string(), v.maxLength(200)) }),
])
export type HelperAnswer = v.InferOutput<typeof answerSchema>

export const LONGEST_LINE = 4096

/** What is no answer is left out: helpers of makers like to chat. */
export function createHelperDecoder(): Decoder<HelperAnswer> {
  const lines = createLineDecoder(LONGEST_LINE)
  return {
    ...lines,
    push: (bytes) =>
      lines.push(bytes).flatMap((line) => {
        try {
          const answer = v.safeParse(answerSchema, JSON.parse(new TextDecoder().decode(line)))
          return answer.success ? [answer.output] : []
        } catch {
          return []
        }
      }),
  }
}

export function createHelperProtocol(layout: LedLayout, answerMs: number): LedProtocol<HelperAnswer> {
  let lastId = 0
  const ask = async (line: DeviceLine<HelperAnswer>, what: object): Promise<Told> => {
    const id = ++lastId
    const words = new TextEncoder().encode(`${JSON.stringify({ id, ...what })}\n`)
    const answer = await line.ask(words, (heard) => (heard.id === id ? heard : undefined), answerMs)
    if (answer === undefined) return { state: 'silent' }
    return answer.ok ? { state: 'done', proof: 'answered' } : { state: 'refused', reason: answer.reason }
  }
  return {
    decoder: createHelperDecoder(),
    start: () => Promise.resolve(undefined),
    show: (line, { area, text, colour }) => ask(line, { show: { area, text, colour, place: layout[area] ?? null } }),
    ping: (line) => ask(line, { ping: true }),
  }
}
