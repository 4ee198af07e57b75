// Every device that is no ticket printer, as the agent holds it: its driver, what it hears, what jobs it does.
import { createCardReader } from '../card-reader/device.ts'
import { createIdReader } from '../id-reader/device.ts'
import { publicBytes } from '../id-reader/frame.ts'
import type { Cancel, DeviceContext } from '../kernel/context.ts'
import type { Device, InputDevice } from '../kernel/device.ts'
import type { DeviceInput } from '../kernel/input.ts'
import { createCounterBus } from '../keypad/counter-bus.ts'
import { createHidKeypad } from '../keypad/hid-keypad.ts'
import { createLedBoard } from '../led/board.ts'
import type { LedLayout } from '../led/model.ts'
import { createTextModem } from '../modem/device.ts'
import type { PeripheralModel } from '../models/peripheral.ts'
import { createRater } from '../rater/device.ts'
import { createScanner } from '../scanner/device.ts'
import { createSpeaker } from '../speaker/device.ts'
import { programPlayer, type StartPlayer } from '../speaker/player.ts'
import type { DevicePort } from './ports.ts'
import { contextOf } from './open-device.ts'
import {
  performCaller,
  performLed,
  performNothing,
  performText,
  performVoice,
  type FetchSound,
} from './perform-others.ts'
import { createPortTransport } from './ports.ts'
import { traced, type Trace, type TraceOptions } from '../transports/traced.ts'
import type { Perform } from './worker.ts'

export interface Peripheral {
  readonly device: Device
  onInput(listener: (input: DeviceInput) => void): Cancel
  readonly perform: Perform
  /** The last bytes both ways, for a technician; `undefined` where there are none. */
  readonly trace: Trace | undefined
}

export interface PeripheralConfig {
  readonly id: string
  /** Not for speakers. */
  readonly port?: DevicePort | undefined
  /** Where the areas of a board lie. Default: one, 64 by 16. */
  readonly layout?: LedLayout | undefined
  /** Of a modem's SIM card. */
  readonly pin?: string | undefined
  /** More arguments for a speaker's player, which choose the card. */
  readonly args?: readonly string[] | undefined
}

export interface PeripheralOptions {
  /** Gets sounds that the hub keeps. Without it only those in the job itself are played. */
  readonly fetchSound?: FetchSound
  /** In place of the model's program, for simulated sound cards. */
  readonly startPlayer?: StartPlayer
}

const ONE_AREA: LedLayout = [{ x: 0, y: 0, width: 64, height: 16, font: 16 }]

const hears = (device: InputDevice<DeviceInput>, trace: Trace, perform: Perform = performNothing): Peripheral => ({
  ...{ device, perform, trace },
  onInput: (listener) => device.onInput(listener),
})
const deaf = (device: Device, trace: Trace | undefined, perform: Perform): Peripheral => ({
  ...{ device, perform, trace },
  onInput: () => () => undefined,
})

/** What of a device's bytes may be looked at; `undefined` for those that carry nothing personal. */
const unmasked = (kind: PeripheralModel['class']): TraceOptions['unmasked'] => {
  if (kind === 'id-reader') return publicBytes
  return kind === 'card-reader' || kind === 'text-modem' ? () => 0 : undefined
}

/** `undefined` where a device that needs a port was given none. Does no work until it is opened. */
export function openPeripheral(
  { id, port, layout, pin, args }: PeripheralConfig,
  model: PeripheralModel,
  outer: DeviceContext,
  { fetchSound, startPlayer }: PeripheralOptions = {},
): Peripheral | undefined {
  const context = contextOf(outer, id)
  if (model.class === 'speaker') {
    const own = { ...model, args: [...(args ?? []), ...model.args] }
    const speaker = createSpeaker({ context, model: own, start: startPlayer ?? programPlayer(model.command) })
    return deaf(speaker, undefined, performVoice(speaker, fetchSound))
  }
  if (port === undefined) return undefined
  const mask = unmasked(model.class)
  const wire = createPortTransport(context, port, model)
  const trace = traced(context, wire, mask === undefined ? {} : { unmasked: mask })
  const common = { context, transport: trace.transport }
  switch (model.class) {
    case 'counter-bus': {
      const bus = createCounterBus({ ...common, model })
      return hears(bus, trace, performCaller(bus))
    }
    case 'hid-keypad':
      return hears(createHidKeypad({ ...common, model }), trace)
    case 'rater':
      return hears(createRater({ ...common, model }), trace)
    case 'id-reader':
      return hears(createIdReader({ ...common, model }), trace)
    case 'card-reader':
      return hears(createCardReader({ ...common, model }), trace)
    case 'scanner':
      return hears(createScanner({ ...common, model }), trace)
    case 'led-board': {
      const board = createLedBoard({ ...common, model, layout: layout ?? ONE_AREA, isNetwork: port.kind === 'tcp' })
      return deaf(board, trace, performLed(board))
    }
    case 'text-modem': {
      const modem = createTextModem({ ...common, model, ...(pin === undefined ? {} : { pin }) })
      return {
        device: modem,
        onInput: (listener) =>
          modem.onDelivery(({ id: job, state }) => listener({ kind: 'text-delivery', job, state })),
        perform: performText(modem),
        trace,
      }
    }
  }
}
