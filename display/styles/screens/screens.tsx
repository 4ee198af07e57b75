// Whole screens in the size of their panels, standing still in each of their states.
import type { ComponentChildren } from 'preact'
import type { Theme } from '@tingxu/shared/ui/contrast.ts'
import { boardSizes, type ScreenSizes } from '@tingxu/shared/ui/mm.ts'
import { demoNow, type Setting } from '../setting.ts'
import { BoardSpecimen, PANEL, SEAT_METRES } from './board.tsx'
import { CounterScreenSpecimen } from './counter-screen.tsx'

export interface Screen {
  readonly id: string
  /** A board is dark wherever it hangs. */
  readonly theme: Theme
  readonly sizes: Partial<ScreenSizes>
  readonly show: (setting: Setting) => ComponentChildren
}

const { body, step } = boardSizes(PANEL, SEAT_METRES * 1000)
const board = (id: string, show: Screen['show']): Screen => ({ id, theme: 'dark', sizes: { body, step }, show })
const counter = (id: string, show: Screen['show']): Screen => ({
  id,
  theme: 'dark',
  sizes: { body: 44, step: 8 },
  show,
})
const tomorrow = (): number => demoNow() + 23.3 * 3_600_000

export const SCREENS: readonly Screen[] = [
  board('board', (setting) => <BoardSpecimen setting={setting} calls />),
  board('board-no-calls', (setting) => <BoardSpecimen setting={setting} />),
  board('board-old', (setting) => <BoardSpecimen setting={setting} calls old />),
  board('board-halted', (setting) => <BoardSpecimen setting={setting} calls halted />),
  board('board-stopped', (setting) => <BoardSpecimen setting={setting} calls stopped />),
  board('board-shut', (setting) => (
    <BoardSpecimen setting={setting} opening={{ state: 'after', issuing: false, opensAt: tomorrow() }} />
  )),
  counter('screen-called', (setting) => <CounterScreenSpecimen setting={setting} phase="called" />),
  counter('screen-serving', (setting) => <CounterScreenSpecimen setting={setting} phase="serving" />),
  counter('screen-free', (setting) => <CounterScreenSpecimen setting={setting} phase="free" />),
  counter('screen-paused', (setting) => <CounterScreenSpecimen setting={setting} phase="paused" />),
  counter('screen-closed', (setting) => <CounterScreenSpecimen setting={setting} phase="closed" />),
  counter('screen-old', (setting) => <CounterScreenSpecimen setting={setting} phase="serving" old />),
]
