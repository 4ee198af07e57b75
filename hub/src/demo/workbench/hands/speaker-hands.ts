import type { SimulatedSoundCard } from '@tingxu/drivers/speaker/simulator.ts'
import { moods, type Hands, type Spoken } from './hands.ts'

export function createSpeakerHands(card: SimulatedSoundCard, spoken: () => readonly Spoken[]): Hands {
  const mood = moods(['no-player', 'no-card', 'hangs'], (name) => card.setState(name ?? 'well'))
  return {
    face: () => ({ class: 'speaker', spoken: spoken() }),
    faults: mood.faults,
    act: (act) => act.act === 'fault' && mood.press(act.fault),
    stop: () => undefined,
  }
}
