import { CounterName } from '@tingxu/shared/ui/counter-name.tsx'
import { Plate } from '@tingxu/shared/ui/plate.tsx'
import { Series } from '@tingxu/shared/ui/series.tsx'
import { spelledNumber } from '@tingxu/shared/ui/ticket-number.ts'
import { LedPlate } from '../led.tsx'
import type { Setting } from '../setting.ts'
import { Specimen } from '../specimen.tsx'

const NUMBERS = ['A023', 'B108', 'C007', 'D1000', 'E041', 'F096', 'G352', 'H718', '045', 'M001']

export function Plates({ setting }: { readonly setting: Setting }) {
  const { t } = setting
  return (
    <>
      <Specimen
        id="plate"
        title="号牌 The plate"
        about="One size, the font size; everything else in em. The same on glass, board, phone, paper and the clerk's page."
      >
        {() => (
          <>
            <Plate number="A023" size="160px" label={t.common.ticket(spelledNumber('A023'))} />
            <div class="plate-sizes">
              {NUMBERS.map((number) => (
                <Plate key={number} number={number} />
              ))}
            </div>
            <p class="name">还没叫 Not called yet; 旧数据 old data; 上色的地方没有框 no frame on a field</p>
            <div class="plate-sizes">
              <Plate number="B087" look="hollow" />
              <Plate number="045" look="hollow" />
              <Plate number="A023" look="stale" />
              <Plate number="045" look="stale" />
              <span class="on-accent line" style={{ padding: '12px 16px' }}>
                <Plate number="A023" bare />
              </span>
            </div>
            <div class="line">
              <Plate number="A023" size="24px" />
              <Plate number="D1000" size="18px" />
              <Plate number="C007" size="14px" />
              <Plate number="AB012" size="24px" />
              <Plate number="A023" colour="e" size="24px" />
            </div>
            <p class="name">系列 Series; 停发 off; 旧 old</p>
            <div class="line" style={{ fontSize: '44px' }}>
              {Array.from('ABCDEFGH').map((letter) => (
                <Series key={letter} of={letter} />
              ))}
              <Series of="F" look="off" />
              <Series of="A" look="stale" />
            </div>
            <p class="name">窗口 Counters are bare numerals</p>
            <div class="line" style={{ fontSize: '72px', gap: '48px' }}>
              <CounterName number="3" before={t.common.counterBefore} after={t.common.counterAfter} />
              <CounterName number="12" before={t.common.counterBefore} after={t.common.counterAfter} />
              <CounterName number="3" before={t.common.counterBefore} after={t.common.counterAfter} stacked />
            </div>
          </>
        )}
      </Specimen>
      <Specimen
        id="paper"
        title="纸和灯 Paper and LED"
        about="On paper all is black with the letter left white. On 16 LED dots the frame goes."
        themes={['light']}
      >
        {() => (
          <div class="line">
            <div class="paper-sheet">
              <Plate number="A023" look="paper" size="104px" />
            </div>
            <LedPlate digits="023" />
            <LedPlate digits="023" mono />
          </div>
        )}
      </Specimen>
    </>
  )
}
