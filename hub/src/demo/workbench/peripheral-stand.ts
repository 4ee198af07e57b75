// One simulated device on the workbench: driver, cable and simulator, and the hands of its class.
import type { FetchSound } from '@tingxu/drivers/agent/perform-others.ts'
import type { Peripheral } from '@tingxu/drivers/agent/peripheral.ts'
import type { DeviceContext } from '@tingxu/drivers/kernel/context.ts'
import type { PeripheralModel } from '@tingxu/drivers/models/peripheral.ts'
import { createSimulatedStand, type SimulatedDevice } from '@tingxu/drivers/simulated/stand.ts'
import type { DemoPeripheral } from '../demo-peripherals.ts'
import { createCounterBusHands } from './hands/counter-bus-hands.ts'
import type { HandAct, Hands, Spoken } from './hands/hands.ts'
import { createLedHands } from './hands/led-hands.ts'
import { createModemHands } from './hands/modem-hands.ts'
import { createCardReaderHands, createIdReaderHands } from './hands/reader-hands.ts'
import { createScannerHands } from './hands/scanner-hands.ts'
import { createSpeakerHands } from './hands/speaker-hands.ts'
import type { PeripheralSnapshot } from './types.ts'

export interface PeripheralStandOptions {
  readonly device: DemoPeripheral
  readonly model: PeripheralModel
  readonly context: DeviceContext
  readonly signOf: (counter: string) => string | null
  readonly codes: () => readonly string[]
  readonly fetchSound: FetchSound
}

export interface PeripheralStand {
  readonly peripheral: Peripheral
  snapshot(): PeripheralSnapshot
  act(act: HandAct): boolean
  stop(): void
}

const KEPT_SPOKEN = 6
/** Ten characters of 16 dots and the number: "A001请到10号窗口" in one line. */
const LED_AREA = { x: 0, y: 0, width: 160, height: 16, font: 16 } as const

export function createPeripheralStand(options: PeripheralStandOptions): PeripheralStand {
  const { device, model, context, fetchSound } = options
  const stand = createSimulatedStand({ id: device.device, layout: [LED_AREA] }, model, context, { fetchSound })
  if (stand === undefined) throw new Error(`Nothing can stand in for ${model.id}`)
  const said = rememberSpoken(stand.peripheral)
  const hands = handsOf(stand.simulated, options, said.spoken)
  let isPlugged = true
  return {
    peripheral: said.peripheral,
    snapshot() {
      const { level, code } = stand.peripheral.device.status()
      return {
        ...{ id: device.device, name: device.name['zh-Hans'], model: model.id, state: { level, code } },
        ...{ cable: isPlugged, faults: hands.faults(), face: hands.face() },
      }
    },
    act(act) {
      if (act.act !== 'pull-cable' && act.act !== 'put-cable') return hands.act(act)
      isPlugged = act.act === 'put-cable'
      if (isPlugged) stand.cable.plug()
      else stand.cable.pull()
      return true
    },
    stop: () => hands.stop(),
  }
}

function handsOf(
  simulated: SimulatedDevice,
  { device, model, signOf, codes }: PeripheralStandOptions,
  spoken: () => readonly Spoken[],
): Hands {
  const seats = (device.seats ?? []).map(({ address, counter }) => ({ address, counter: signOf(counter) }))
  switch (simulated.class) {
    case 'counter-bus': {
      const keys = model.class === 'counter-bus' ? Object.entries(model.keys) : []
      return createCounterBusHands({
        ...{ bus: simulated.bus, seats },
        keys: keys.map(([bytes, key]) => ({ bytes, key })),
      })
    }
    case 'led-board':
      return createLedHands(simulated.board, seats.length > 0 ? seats : [{ address: 0, counter: null }])
    case 'id-reader':
      return createIdReaderHands(simulated.reader)
    case 'card-reader':
      return createCardReaderHands(simulated.reader)
    case 'scanner':
      return createScannerHands(simulated.scanner, codes)
    case 'text-modem':
      return createModemHands(simulated.modem)
    case 'speaker':
      return createSpeakerHands(simulated.card, spoken)
    case 'rater':
    case 'hid-keypad':
      throw new Error(`The workbench has no hands for a ${simulated.class}`)
  }
}

/** Which sentences a speaker was given, newest first, and how each ended. */
function rememberSpoken(peripheral: Peripheral): {
  readonly peripheral: Peripheral
  readonly spoken: () => readonly Spoken[]
} {
  let spoken: readonly Spoken[] = []
  const note = (said: Spoken) => {
    spoken = [said, ...spoken.filter(({ id }) => id !== said.id)].slice(0, KEPT_SPOKEN)
  }
  return {
    spoken: () => spoken,
    peripheral: {
      ...peripheral,
      async perform(task) {
        const { path } = task.job.payload as { readonly path?: unknown }
        if (typeof path !== 'string') return peripheral.perform(task)
        note({ id: task.job.job, path, state: 'playing' })
        const done = await peripheral.perform(task)
        const { state } = done.ending
        note({ id: task.job.job, path, state })
        return done
      },
    },
  }
}
