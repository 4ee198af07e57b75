// What stands on an LED board, put together when its turn comes: the newest truth, not that of the event.
import { zhHans } from '@tingxu/shared/i18n/zh-Hans.ts'
import { counterConfig } from '@tingxu/shared/hall/queue/order-context.ts'
import { stripAreas, type StripLine } from '@tingxu/shared/hall/outbox/strip.ts'
import type { HallState } from '@tingxu/shared/hall/state.ts'
import type { CounterId, DeviceId } from '@tingxu/shared/kernel/brands.ts'

export interface LedPayload {
  readonly texts: readonly { readonly area: number; readonly text: string; readonly colour: Colour }[]
}
type Colour = 'red' | 'green' | 'yellow'

const COLOURS: Readonly<Record<StripLine['kind'], Colour>> = {
  ...{ called: 'red', serving: 'green', free: 'green', paused: 'yellow', closed: 'yellow', empty: 'green' },
}

/** Null when there is no such board any more. Boards hold the characters of GB2312: they say simplified Chinese. */
export function composeLed(board: DeviceId, state: HallState): LedPayload | null {
  const device = state.devices.get(board)
  const { config } = state
  if (device === undefined || config === null) return null
  const signOf = (counter: CounterId): string => counterConfig(config, counter)?.number ?? ''
  return {
    texts: stripAreas(state, device).map(({ area, line }) => ({
      area,
      text: textOf(line, signOf),
      colour: COLOURS[line.kind],
    })),
  }
}

function textOf(line: StripLine, signOf: (counter: CounterId) => string): string {
  const { led } = zhHans.devices
  switch (line.kind) {
    case 'called':
      return led.called(line.number, signOf(line.counter))
    case 'serving':
      return led.serving(line.number)
    case 'free':
    case 'paused':
      return led[line.kind](signOf(line.counter))
    case 'closed':
      return led.closed
    case 'empty':
      return ''
  }
}
