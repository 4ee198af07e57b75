// Cards to lay on readers: residents on the one, staff on the other. All of them are invented.
import type { SimulatedCardReader } from '@tingxu/drivers/card-reader/simulator.ts'
import { inventedCards } from '@tingxu/drivers/id-reader/testing.ts'
import type { SimulatedIdReader } from '@tingxu/drivers/id-reader/simulator.ts'
import { moods, NOISE, type Hands } from './hands.ts'

const ID_CARDS = Object.entries(inventedCards).map(([id, card]) => ({
  ...{ id, card },
  label: 'name' in card ? card.name : card.chineseName,
}))
const STAFF_CARDS = [
  { id: 'staff-1', label: '62 E3086CED', card: Uint8Array.of(0x62, 0xe3, 0x08, 0x6c, 0xed) },
  { id: 'staff-2', label: '01 00A1B2C3', card: Uint8Array.of(0x01, 0x00, 0xa1, 0xb2, 0xc3) },
]

export function createIdReaderHands(reader: SimulatedIdReader): Hands {
  const cards = createCardsHands('id-reader', ID_CARDS, reader)
  const mood = moods(['unreadable', 'silent', 'garbage', 'not-authorised'], (name) => {
    reader.setUnreadable(name === 'unreadable')
    if (name === null || name === 'unreadable') reader.setAnswers('normal')
    else reader.setAnswers(name === 'silent' ? 'none' : name)
  })
  return {
    face: cards.face,
    faults: mood.faults,
    act: (act) => (act.act === 'fault' ? mood.press(act.fault) : cards.act(act)),
    stop: () => reader.stop(),
  }
}

export function createCardReaderHands(reader: SimulatedCardReader): Hands {
  const cards = createCardsHands('card-reader', STAFF_CARDS, reader)
  return {
    face: cards.face,
    faults: () => [{ fault: 'noise', on: false }],
    act(act) {
      if (act.act !== 'fault' || act.fault !== 'noise') return cards.act(act)
      reader.write(NOISE)
      return true
    },
    // It tells of a card for as long as it lies.
    stop: () => reader.take(),
  }
}

function createCardsHands<C>(
  kind: 'id-reader' | 'card-reader',
  cards: readonly { readonly id: string; readonly label: string; readonly card: C }[],
  reader: { lay(card: C): void; take(): void },
): Pick<Hands, 'face' | 'act'> {
  let lies: string | null = null
  return {
    face: () => ({ class: kind, lies, cards: cards.map(({ id, label }) => ({ id, label })) }),
    act(act) {
      if (act.act === 'take-card') {
        reader.take()
        lies = null
        return true
      }
      const found = act.act === 'lay' ? cards.find(({ id }) => id === act.card) : undefined
      if (found === undefined) return false
      reader.lay(found.card)
      lies = found.id
      return true
    },
  }
}
