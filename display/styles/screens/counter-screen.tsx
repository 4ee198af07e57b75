import { CounterName } from '@tingxu/shared/ui/counter-name.tsx'
import { Plate } from '@tingxu/shared/ui/plate.tsx'
import './counter.css'
import type { Setting } from '../setting.ts'

export function CounterScreen({ setting: { t, lang } }: { readonly setting: Setting }) {
  const english = lang === 'en'
  return (
    <main class="over-counter">
      <div class="number on-accent">
        <CounterName number="3" before={t.common.counterBefore} after={t.common.counterAfter} stacked />
      </div>
      <div class="now">
        <h1>{t.board.screen.serving}</h1>
        <Plate number="A023" />
      </div>
      <div class="who">
        <b>沈清和</b>
        <span class="second">{english ? 'Residence officer' : '户籍民警'}</span>
        <hr />
        <span>{english ? 'Public security' : '公安局'}</span>
        <span>{english ? 'Residence, ID cards' : '户口、身份证、居住证'}</span>
      </div>
    </main>
  )
}
