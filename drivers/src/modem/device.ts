// GSM modems by AT commands in PDU mode.
import type { BackoffOptions } from '../kernel/backoff.ts'
import { fromHex } from '../kernel/bytes.ts'
import type { DeviceContext } from '../kernel/context.ts'
import { problem, problemOf, type DeviceProblem } from '../kernel/errors.ts'
import { createLineDevice, type DeviceLine } from '../kernel/line-device.ts'
import { createListeners } from '../kernel/listeners.ts'
import { status } from '../kernel/status.ts'
import type { Transport } from '../kernel/transport.ts'
import { createAtDecoder, PROMPT } from './at-decoder.ts'
import type { TextDelivery, TextMessage, TextModem, TextOutcome } from './contract.ts'
import { createDeliveries } from './deliveries.ts'
import type { TextModemModel } from './model.ts'
import { MOST_PARTS, partsOf, readReport, submitPdus } from './pdu.ts'

export interface TextModemOptions {
  readonly context: DeviceContext
  readonly transport: Transport
  readonly model: TextModemModel
  /** Of the SIM card. Never logged. */
  readonly pin?: string
  readonly backoff?: BackoffOptions
}

interface Answer {
  readonly isOk: boolean
  /** The line that ended it: `OK`, `ERROR`, `+CMS ERROR: 500`. */
  readonly end: string
  readonly lines: readonly string[]
}

const QUEUE_LIMIT = 100
const ESCAPE = Uint8Array.of(0x1b)
const CTRL_Z = 0x1a
const REGISTERED = /^\+CREG: \d,[15](,|$)/

export function createTextModem({ context, transport, model, pin, backoff }: TextModemOptions): TextModem {
  const deliveries = createListeners<[TextDelivery]>()
  const awaited = createDeliveries((delivery) => deliveries.call(delivery))
  const queue: { readonly message: TextMessage; readonly settle: (outcome: TextOutcome) => void }[] = []
  let reference = 0
  /** Until the driver is opened anew: a wrong PIN is not tried again. */
  let isPinWrong = false
  let reportComes = false

  const hear = (line: string) => {
    if (reportComes) {
      reportComes = false
      const report = /^([0-9A-F]{2})+$/i.test(line) ? readReport(fromHex(line)) : undefined
      if (report !== undefined) awaited.report(report)
    } else if (line.startsWith('+CDS:')) reportComes = true
  }

  const command = async (
    line: DeviceLine<string>,
    words: Uint8Array,
    timeoutMs: number,
  ): Promise<Answer | undefined> => {
    const lines: string[] = []
    return line.ask(
      words,
      (heard): Answer | undefined => {
        if (heard === PROMPT) return { isOk: true, end: heard, lines }
        if (/^(OK|ERROR|\+CM[ES] ERROR:.*)$/.test(heard)) return { isOk: heard === 'OK', end: heard, lines }
        lines.push(heard)
        return undefined
      },
      timeoutMs,
    )
  }
  const say = (line: DeviceLine<string>, words: string) =>
    command(line, new TextEncoder().encode(`${words}\r`), model.answerMs)

  const start = async (line: DeviceLine<string>): Promise<DeviceProblem | undefined> => {
    // What a run before left half said is given up first.
    await line.send(ESCAPE)
    if ((await say(line, 'AT')) === undefined && (await say(line, 'AT')) === undefined)
      return problem('device.no-answer')
    await say(line, 'ATE0')
    await say(line, 'AT+CMEE=1')
    const sim = await say(line, 'AT+CPIN?')
    if (sim === undefined) return problem('device.no-answer')
    const state = sim.lines.find((words) => words.startsWith('+CPIN:')) ?? sim.end
    if (/PUK/.test(state)) return problem('modem.pin-wrong')
    if (/SIM PIN/.test(state)) {
      if (pin === undefined || isPinWrong) return problem('modem.pin-wrong')
      const entered = await say(line, `AT+CPIN="${pin}"`)
      if (entered === undefined) return problem('device.no-answer')
      isPinWrong = !entered.isOk
      if (isPinWrong) return problem('modem.pin-wrong')
    } else if (!/READY/.test(state)) return problem('modem.no-sim')
    for (const words of ['AT+CMGF=0', 'AT+CNMI=2,1,0,1,0', ...model.start]) {
      const answer = await say(line, words)
      if (answer === undefined) return problem('device.no-answer')
      if (!answer.isOk) context.log('warn', 'the modem does not know a command', { command: words, answer: answer.end })
    }
    return undefined
  }

  const sendPart = async (line: DeviceLine<string>, pdu: { hex: string; length: number }) => {
    const prompted = await say(line, `AT+CMGS=${pdu.length}`)
    if (prompted?.end !== PROMPT) {
      await line.send(ESCAPE)
      return { state: 'failed', problem: refusal(prompted) } as const
    }
    const words = new TextEncoder().encode(pdu.hex)
    const taken = await command(line, Uint8Array.of(...words, CTRL_Z), model.networkMs)
    if (taken === undefined) return { state: 'uncertain', problem: problem('device.no-answer') } as const
    if (!taken.isOk) return { state: 'failed', problem: refusal(taken) } as const
    const number = /^\+CMGS: (\d+)/.exec(taken.lines.find((heard) => heard.startsWith('+CMGS:')) ?? '')?.[1]
    return { state: 'sent', reference: number === undefined ? undefined : Number(number) } as const
  }

  const sendMessage = async (line: DeviceLine<string>, { id, to, text }: TextMessage): Promise<TextOutcome> => {
    const pdus = submitPdus(to, text, (reference = (reference + 1) % 256))
    const references: number[] = []
    let hasBegun = false
    for (const pdu of pdus) {
      try {
        const sent = await sendPart(line, pdu)
        if (sent.state === 'sent') {
          hasBegun = true
          if (sent.reference !== undefined) references.push(sent.reference)
        } else return { state: hasBegun ? 'uncertain' : sent.state, problem: sent.problem }
      } catch (thrown) {
        return { state: 'uncertain', problem: problemOf(thrown, transport.target) }
      }
    }
    awaited.expect(id, references)
    return { state: 'sent', parts: pdus.length }
  }

  const failWaiting = (why: DeviceProblem) => {
    for (const { settle } of queue.splice(0)) settle({ state: 'failed', problem: why })
  }

  const session = async (line: DeviceLine<string>): Promise<DeviceProblem | undefined> => {
    reportComes = false
    const wrong = await start(line)
    if (wrong !== undefined) return wrong
    let nextLookMs = context.now()
    while (!line.isOver()) {
      if (context.now() >= nextLookMs) {
        const answer = await say(line, 'AT+CREG?')
        if (answer === undefined) return line.isOver() ? undefined : problem('device.no-answer')
        const isThere = answer.lines.some((words) => REGISTERED.test(words))
        line.report(isThere ? status('ok', 'device.ready') : status('down', 'modem.no-network'))
        nextLookMs = context.now() + model.pollMs
      }
      const next = queue[0]
      if (next === undefined || device.status().level !== 'ok')
        await line.sleep(Math.max(1, nextLookMs - context.now()))
      else {
        queue.shift()
        const outcome = await sendMessage(line, next.message)
        next.settle(outcome)
        if (outcome.state === 'uncertain') return outcome.problem
      }
    }
    return undefined
  }

  const device = createLineDevice<string>({
    ...{ context, transport, decoder: createAtDecoder(), onMessage: hear, session },
    ...(backoff === undefined ? {} : { backoff }),
  })
  device.onStatus(({ level, code, context: facts }) => {
    if (level === 'down' && code !== 'device.starting') failWaiting(problem(code, facts))
  })

  return {
    ...device,
    open() {
      if (device.status().code === 'device.closed') isPinWrong = false
      device.open()
    },
    onDelivery: (listener) => deliveries.add(listener),
    send(message) {
      const { level, code, context: facts } = device.status()
      const fail = (why: DeviceProblem): Promise<TextOutcome> => Promise.resolve({ state: 'failed', problem: why })
      if (!/^\+?\d{3,20}$/.test(message.to)) return fail(problem('job.invalid', { reason: 'the number' }))
      if (message.text === '' || partsOf(message.text).length > MOST_PARTS)
        return fail(problem('job.invalid', { reason: 'the length of the text' }))
      if (level === 'down' && code !== 'device.starting') return fail(problem(code, facts))
      if (queue.length >= QUEUE_LIMIT) return fail(problem('job.queue-full', { limit: QUEUE_LIMIT }))
      return new Promise((resolve) => {
        queue.push({ message, settle: resolve })
        device.wake()
      })
    },
  }
}

const refusal = (answer: Answer | undefined): DeviceProblem =>
  answer === undefined ? problem('device.no-answer') : problem('modem.refused', { reason: answer.end })
