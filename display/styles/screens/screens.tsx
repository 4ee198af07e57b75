// Whole screens made of the parts, in the sizes of real panels: the proof that the parts are enough, and a start for the pages.
import type { ComponentType } from 'preact'
import type { Theme } from '@tingxu/shared/ui/contrast.ts'
import { boardSizes, kioskSizes, type ScreenSizes } from '@tingxu/shared/ui/mm.ts'
import type { Setting } from '../setting.ts'
import { Board, StaleBoard } from './board.tsx'
import { CounterPage } from './counter.tsx'
import { CounterScreen } from './counter-screen.tsx'
import { KioskBlocked, KioskHome, KioskIdle, KioskServices } from './kiosk.tsx'
import { KioskTicket, KioskUncertain } from './kiosk-ticket.tsx'

export interface Screen {
  readonly id: string
  /** A board is dark wherever it hangs. */
  readonly theme: Theme | undefined
  readonly sizes: (large: boolean) => Partial<ScreenSizes>
  readonly Page: ComponentType<{ setting: Setting }>
}

const kiosk = (large: boolean) => kioskSizes({ inches: 32, widthPx: 1080, heightPx: 1920 }, large)
const board = () => {
  const { body, step } = boardSizes({ inches: 98, widthPx: 1920, heightPx: 1080 }, 6500)
  return { body, step }
}

export const SCREENS: readonly Screen[] = [
  { id: 'kiosk-home', theme: undefined, sizes: kiosk, Page: KioskHome },
  { id: 'kiosk-services', theme: undefined, sizes: kiosk, Page: KioskServices },
  { id: 'kiosk-ticket', theme: undefined, sizes: kiosk, Page: KioskTicket },
  { id: 'kiosk-uncertain', theme: undefined, sizes: kiosk, Page: KioskUncertain },
  { id: 'kiosk-blocked', theme: undefined, sizes: kiosk, Page: KioskBlocked },
  { id: 'kiosk-idle', theme: undefined, sizes: kiosk, Page: KioskIdle },
  { id: 'board', theme: 'dark', sizes: board, Page: Board },
  { id: 'board-stale', theme: 'dark', sizes: board, Page: StaleBoard },
  { id: 'counter-screen', theme: 'dark', sizes: () => ({ body: 44 }), Page: CounterScreen },
  { id: 'counter', theme: undefined, sizes: () => ({ body: 18 }), Page: CounterPage },
]
