// The driver of every LED board: keeps what is wanted, sends the difference, sends it again after a break.
import type { BackoffOptions } from '../kernel/backoff.ts'
import type { DeviceContext } from '../kernel/context.ts'
import { problem, type DeviceProblem } from '../kernel/errors.ts'
import { createLineDevice, type DeviceLine } from '../kernel/line-device.ts'
import { status } from '../kernel/status.ts'
import type { Transport } from '../kernel/transport.ts'
import { createCPowerProtocol } from './c-power.ts'
import type { LedBoard, LedOutcome, LedText } from './contract.ts'
import { createHelperProtocol } from './helper.ts'
import { createHuiduProtocol } from './huidu.ts'
import type { LedBoardModel, LedLayout } from './model.ts'
import { createOnbonProtocol } from './onbon.ts'
import type { LedProtocol, Told } from './protocol.ts'
import { createStripProtocol } from './strip.ts'

export interface LedBoardOptions {
  readonly context: DeviceContext
  readonly transport: Transport
  readonly model: LedBoardModel
  readonly layout: LedLayout
  /** Some makers frame their messages otherwise on a network. */
  readonly isNetwork: boolean
  readonly backoff?: BackoffOptions
}

const MOST_CHARACTERS = 200
const MOST_AREAS = 255
const DEFAULT_WAIT_MS = 10_000
const IDLE_MS = 60_000

export function createLedBoard(options: LedBoardOptions): LedBoard {
  const { model, layout, isNetwork, context } = options
  switch (model.speaks.kind) {
    case 'onbon':
      return drive(options, createOnbonProtocol(model.speaks, layout, model.answerMs))
    case 'c-power':
      return drive(options, createCPowerProtocol(model.speaks, layout, model.answerMs, isNetwork))
    case 'strip':
      return drive(options, createStripProtocol(model.speaks, model.answerMs, context))
    case 'huidu':
      return drive(options, createHuiduProtocol(model.speaks, layout, model.answerMs))
    case 'helper':
      return drive(options, createHelperProtocol(layout, model.answerMs))
  }
}

interface Wish {
  readonly areas: ReadonlyMap<number, LedText>
  readonly settle: (outcome: LedOutcome) => void
}

function drive<M>({ context, transport, model, backoff }: LedBoardOptions, protocol: LedProtocol<M>): LedBoard {
  const wanted = new Map<number, LedText>()
  /** What the board is known to show, over this connection. */
  const shown = new Map<number, { readonly text: LedText; readonly proof: 'answered' | 'assumed' }>()
  const refused = new Map<number, LedText>()
  const wishes = new Set<Wish>()

  const settleWishes = () => {
    for (const wish of [...wishes]) {
      const all = [...wish.areas.values()]
      if (all.some((text) => wanted.get(text.area) !== text)) wish.settle({ state: 'replaced' })
      else if (all.every((text) => shown.get(text.area)?.text === text)) {
        const isProved = all.every(({ area }) => shown.get(area)?.proof === 'answered')
        wish.settle({ state: 'shown', proof: isProved ? 'answered' : 'assumed' })
      }
    }
  }
  const next = (): LedText | undefined => {
    for (const text of wanted.values()) {
      const now = shown.get(text.area)
      if (now?.text === text || refused.get(text.area) === text) continue
      if (now?.text.text !== text.text || now.text.colour !== text.colour) return text
      shown.set(text.area, { text, proof: now.proof })
    }
    return undefined
  }
  const insist = async (line: DeviceLine<M>, tell: () => Promise<Told>): Promise<Told> => {
    let told: Told = { state: 'silent' }
    for (let tries = 0; tries < model.tries && !line.isOver(); tries++) {
      protocol.decoder.reset()
      told = await tell()
      if (told.state === 'done' || told.state === 'refused') break
    }
    return told
  }

  const session = async (line: DeviceLine<M>): Promise<DeviceProblem | undefined> => {
    // A board that was away may have lost all: nothing is known to be shown.
    shown.clear()
    refused.clear()
    const { ping } = protocol
    const wrong = await protocol.start(line)
    if (wrong !== undefined) return wrong
    if (ping !== undefined) {
      const told = await insist(line, () => ping(line))
      if (told.state !== 'done') return problemOfTold(told)
    }
    line.report(status('ok', 'device.ready'))
    let lastHeardMs = context.now()
    while (!line.isOver()) {
      const text = next()
      settleWishes()
      if (text !== undefined) {
        const told = await insist(line, () => protocol.show(line, text))
        if (line.isOver()) return undefined
        if (told.state === 'done') {
          shown.set(text.area, { text, proof: told.proof })
          refused.delete(text.area)
        } else if (told.state === 'refused') {
          refused.set(text.area, text)
          line.report(status('warning', 'device.refuses', { reason: told.reason }))
          continue
        } else return problemOfTold(told)
        lastHeardMs = context.now()
        if (refused.size === 0) line.report(status('ok', 'device.ready'))
      } else if (ping !== undefined && model.pingMs > 0) {
        const leftMs = lastHeardMs + model.pingMs - context.now()
        if (leftMs > 0) await line.sleep(leftMs)
        else {
          const told = await insist(line, () => ping(line))
          if (told.state !== 'done') return line.isOver() ? undefined : problemOfTold(told)
          lastHeardMs = context.now()
        }
      } else await line.sleep(IDLE_MS)
    }
    return undefined
  }

  const device = createLineDevice<M>({
    ...{ context, transport, decoder: protocol.decoder, session },
    ...(backoff === undefined ? {} : { backoff }),
  })
  return {
    ...device,
    async close() {
      for (const { settle } of [...wishes]) settle({ state: 'failed', problem: problem('device.closed') })
      await device.close()
    },
    show(texts, waitMs = DEFAULT_WAIT_MS) {
      const areas = new Map(
        texts
          .filter(({ area }) => area >= 0 && area <= MOST_AREAS)
          .map((text) => [text.area, { ...text, text: Array.from(text.text).slice(0, MOST_CHARACTERS).join('') }]),
      )
      for (const [area, text] of areas) wanted.set(area, text)
      return new Promise((resolve) => {
        const wish: Wish = {
          areas,
          settle(outcome) {
            stopTimer()
            wishes.delete(wish)
            resolve(outcome)
          },
        }
        const stopTimer = context.setTimer(waitMs, () => {
          const { code, context: facts } = device.status()
          wish.settle({
            state: 'failed',
            problem: code === 'device.ready' ? problem('device.no-answer') : problem(code, facts),
          })
        })
        wishes.add(wish)
        settleWishes()
        device.wake()
      })
    },
  }
}

function problemOfTold(told: Told): DeviceProblem {
  if (told.state === 'refused') return problem('device.refuses', { reason: told.reason })
  return problem(told.state === 'garbled' ? 'device.unknown-answer' : 'device.no-answer')
}
