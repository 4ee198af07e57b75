// A simulated device of any model with its driver, joined by a cable in memory: for rehearsals and the workbench.
import type { FetchSound } from '../agent/perform-others.ts'
import { openPeripheral, type Peripheral, type PeripheralConfig } from '../agent/peripheral.ts'
import { createSimulatedCardReader, type SimulatedCardReader } from '../card-reader/simulator.ts'
import { createSimulatedIdReader, type SimulatedIdReader } from '../id-reader/simulator.ts'
import type { DeviceContext } from '../kernel/context.ts'
import type { DeviceEnd } from '../kernel/transport.ts'
import { createSimulatedCounterBus, type SimulatedCounterBus } from '../keypad/bus-simulator.ts'
import { createSimulatedKeyboard, type SimulatedKeyboard } from '../keypad/hid-simulator.ts'
import { createSimulatedHuidu } from '../led/huidu-simulator.ts'
import type { LedBoardModel } from '../led/model.ts'
import {
  createSimulatedCPower,
  createSimulatedHelper,
  createSimulatedOnbon,
  type SimulatedLedBoard,
} from '../led/simulator.ts'
import { createSimulatedStrip, stripLayoutOf } from '../led/strip-simulator.ts'
import { createSimulatedModem, type SimulatedModem } from '../modem/simulator.ts'
import type { PeripheralModel } from '../models/peripheral.ts'
import { createSimulatedRater, type SimulatedRater } from '../rater/simulator.ts'
import { createSimulatedScanner, type SimulatedScanner } from '../scanner/simulator.ts'
import { createSimulatedSoundCard, type SimulatedSoundCard } from '../speaker/simulator.ts'
import { createMemoryPair } from '../transports/memory.ts'

/** What a hand can do at it. */
export type SimulatedDevice =
  | { readonly class: 'counter-bus'; readonly bus: SimulatedCounterBus }
  | { readonly class: 'hid-keypad'; readonly keyboard: SimulatedKeyboard }
  | { readonly class: 'rater'; readonly rater: SimulatedRater }
  | { readonly class: 'led-board'; readonly board: SimulatedLedBoard }
  | { readonly class: 'id-reader'; readonly reader: SimulatedIdReader }
  | { readonly class: 'card-reader'; readonly reader: SimulatedCardReader }
  | { readonly class: 'scanner'; readonly scanner: SimulatedScanner }
  | { readonly class: 'text-modem'; readonly modem: SimulatedModem }
  | { readonly class: 'speaker'; readonly card: SimulatedSoundCard }

export interface SimulatedStand {
  readonly peripheral: Peripheral
  readonly simulated: SimulatedDevice
  readonly cable: { pull(): void; plug(): void }
}

/** `undefined` for a model that nothing can stand in for: a strip whose texts have no length of their own. */
export function createSimulatedStand(
  config: Omit<PeripheralConfig, 'port'>,
  model: PeripheralModel,
  context: DeviceContext,
  sounds: { readonly fetchSound?: FetchSound } = {},
): SimulatedStand | undefined {
  const { baud } = model.connection
  const pair = createMemoryPair(context, { name: `simulated ${config.id}`, ...(baud === undefined ? {} : { baud }) })
  const simulated = simulate(model, context, pair.device)
  if (simulated === undefined) return undefined
  const peripheral = openPeripheral(
    { ...config, port: { kind: 'memory', transport: pair.host } },
    model,
    context,
    simulated.class === 'speaker' ? { ...sounds, startPlayer: simulated.card.start } : {},
  )
  return peripheral === undefined ? undefined : { peripheral, simulated, cable: { pull: pair.pull, plug: pair.plug } }
}

function simulate(model: PeripheralModel, context: DeviceContext, end: DeviceEnd): SimulatedDevice | undefined {
  switch (model.class) {
    case 'counter-bus':
      return { class: model.class, bus: createSimulatedCounterBus({ context, end }) }
    case 'hid-keypad':
      return { class: model.class, keyboard: createSimulatedKeyboard(end) }
    case 'rater':
      return { class: model.class, rater: createSimulatedRater(end, model) }
    case 'led-board': {
      const board = simulateBoard(model, end)
      return board === undefined ? undefined : { class: model.class, board }
    }
    case 'id-reader':
      return { class: model.class, reader: createSimulatedIdReader({ context, end }) }
    case 'card-reader':
      return { class: model.class, reader: createSimulatedCardReader(context, end, model) }
    case 'scanner':
      return { class: model.class, scanner: createSimulatedScanner(end, model) }
    case 'text-modem':
      return { class: model.class, modem: createSimulatedModem(end) }
    case 'speaker':
      return { class: model.class, card: createSimulatedSoundCard(context) }
  }
}

function simulateBoard({ speaks }: LedBoardModel, end: DeviceEnd): SimulatedLedBoard | undefined {
  switch (speaks.kind) {
    case 'onbon':
      return createSimulatedOnbon(end)
    case 'c-power':
      return createSimulatedCPower(end, 'serial', speaks.id)
    case 'huidu':
      return createSimulatedHuidu(end)
    case 'helper':
      return createSimulatedHelper(end)
    case 'strip': {
      const layout = stripLayoutOf(speaks)
      return layout === undefined ? undefined : createSimulatedStrip(end, layout)
    }
  }
}
