import type { SimulatedLedBoard } from '@tingxu/drivers/led/simulator.ts'
import { moods, type Hands } from './hands.ts'

const MOODS = { silent: 'none', garbage: 'garbage', refuses: 'refuses' } as const

export function createLedHands(
  board: SimulatedLedBoard,
  areas: readonly { readonly address: number; readonly counter: string | null }[],
): Hands {
  const mood = moods(['silent', 'garbage', 'refuses'], (name) => {
    board.setAnswers(name === null ? 'normal' : MOODS[name])
  })
  return {
    face: () => ({
      class: 'led-board',
      areas: areas.map((area) => {
        const shown = board.shows(area.address)
        return { ...area, text: shown?.text ?? '', colour: shown?.colour ?? null }
      }),
    }),
    faults: () => [...mood.faults(), { fault: 'restart', on: false }],
    act(act) {
      if (act.act !== 'fault') return false
      if (act.fault !== 'restart') return mood.press(act.fault)
      board.switchOffAndOn()
      return true
    },
    stop: () => undefined,
  }
}
