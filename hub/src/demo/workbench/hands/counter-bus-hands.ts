import { fromHex } from '@tingxu/drivers/kernel/bytes.ts'
import type { SimulatedCounterBus } from '@tingxu/drivers/keypad/bus-simulator.ts'
import { NOISE, type Hands } from './hands.ts'

export interface CounterBusHandsOptions {
  readonly bus: SimulatedCounterBus
  readonly seats: readonly { readonly address: number; readonly counter: string | null }[]
  /** The model's own: bytes as hex to the meaning of the key. */
  readonly keys: readonly { readonly key: string; readonly bytes: string }[]
}

export function createCounterBusHands({ bus, seats, keys }: CounterBusHandsOptions): Hands {
  let echoes = false
  const isHere = (address: number) => seats.some((seat) => seat.address === address)
  return {
    face: () => ({
      ...{ class: 'counter-bus', keys },
      seats: seats.map(({ address, counter }) => ({
        ...{ address, counter, digits: bus.digits(address), beeps: bus.beeps(address) },
        asksForRating: bus.isAskingForRating(address),
      })),
    }),
    faults: () => [
      { fault: 'noise', on: false },
      { fault: 'echoes', on: echoes },
    ],
    act(act) {
      if (act.act === 'press' && isHere(act.address)) bus.press(act.address, ...fromHex(act.keys))
      else if (act.act === 'rate' && isHere(act.address)) bus.rate(act.address, act.score)
      else if (act.act === 'fault' && act.fault === 'noise') bus.noise(NOISE)
      else if (act.act === 'fault' && act.fault === 'echoes') bus.setAdapterEchoes((echoes = !echoes))
      else return false
      return true
    },
    stop: () => bus.stop(),
  }
}
