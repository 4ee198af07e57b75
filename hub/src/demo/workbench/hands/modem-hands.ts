import type { SimulatedModem } from '@tingxu/drivers/modem/simulator.ts'
import { moods, type Hands } from './hands.ts'

const KEPT_TEXTS = 12

export function createModemHands(modem: SimulatedModem): Hands {
  const mood = moods(['no-network', 'no-sim', 'refuses', 'silent'], (name) => {
    modem.setNetwork(name !== 'no-network')
    modem.setSim(name === 'no-sim' ? 'none' : 'READY')
    modem.setTaking(name === 'refuses' ? 'refuses' : 'takes')
    modem.setAnswers(name === 'silent' ? 'none' : 'normal')
  })
  return {
    face: () => ({ class: 'text-modem', texts: modem.texts().slice(-KEPT_TEXTS).reverse() }),
    faults: mood.faults,
    act: (act) => act.act === 'fault' && mood.press(act.fault),
    stop: () => undefined,
  }
}
