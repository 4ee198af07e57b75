import { Key } from '@tingxu/shared/ui/key.tsx'
import type { FaceProps } from '../faces.ts'
import type { CardsFace } from '../peripherals.ts'

export function Cards({ t, face: { cards, lies }, onAct }: FaceProps<CardsFace>) {
  const { bench } = t.links
  const documents: Readonly<Record<string, string>> = bench.documents
  const lying = cards.find(({ id }) => id === lies)
  return (
    <div class="cards">
      <div class="plate">{lying !== undefined && <span class="card">{lying.label}</span>}</div>
      <div class="acts">
        {cards.map(({ id, label }) => (
          <Key key={id} word={bench.lay(documents[id] ?? label)} onPress={() => onAct({ act: 'lay', card: id })} />
        ))}
        {lying !== undefined && <Key word={bench.takeCard} onPress={() => onAct({ act: 'take-card' })} />}
      </div>
    </div>
  )
}
