// What a maker's protocol gives to the one driver of all boards.
import type { Decoder } from '../kernel/device.ts'
import type { DeviceProblem } from '../kernel/errors.ts'
import type { DeviceLine } from '../kernel/line-device.ts'
import type { LedText } from './contract.ts'

export type Told =
  | { readonly state: 'done'; readonly proof: 'answered' | 'assumed' }
  | { readonly state: 'silent' }
  /** The board heard and will not: sending again does not help. */
  | { readonly state: 'refused'; readonly reason: string }
  /** The board heard noise. */
  | { readonly state: 'garbled' }

export interface LedProtocol<M> {
  readonly decoder: Decoder<M>
  /** Once for each connection, before the first text. */
  start(line: DeviceLine<M>): Promise<DeviceProblem | undefined>
  show(line: DeviceLine<M>, text: LedText): Promise<Told>
  /** Whether the board is still there; `undefined` for boards that cannot be asked. */
  readonly ping: ((line: DeviceLine<M>) => Promise<Told>) | undefined
}
