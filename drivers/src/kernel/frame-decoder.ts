import { concatBytes } from './bytes.ts'
import type { Decoder } from './device.ts'

export type Scan<M> =
  | { readonly kind: 'frame'; readonly message: M; readonly length: number }
  /** It may become a frame when more bytes come. */
  | { readonly kind: 'more' }
  | { readonly kind: 'no' }

export const NO_FRAME = { kind: 'no' } as const
export const MORE_BYTES = { kind: 'more' } as const

export interface FrameDecoderOptions<M> {
  /** What begins at `at`. */
  readonly scan: (bytes: Uint8Array, at: number) => Scan<M>
  /** No frame is longer: what is held beyond that is noise. */
  readonly longest: number
  /**
   * Whether a whole frame inside one that has not ended is believed at once. Right where a good frame is too long to be
   * the content of another; it spares the next frame after a broken one.
   */
  readonly eager?: boolean
}

/** Finds frames in a flow of bytes, one byte further each time that none begins. */
export function createFrameDecoder<M>({ scan, longest, eager = false }: FrameDecoderOptions<M>): Decoder<M> {
  let held: Uint8Array = new Uint8Array(0)
  return {
    push(bytes) {
      const all = held.length === 0 ? bytes : concatBytes([held, bytes])
      const found: M[] = []
      let at = 0
      while (at < all.length) {
        const here = scan(all, at)
        if (here.kind === 'frame') {
          found.push(here.message)
          at += here.length
        } else if (here.kind === 'no' || all.length - at >= longest) at++
        else {
          const later = eager ? frameAfter(all, at, scan) : undefined
          if (later === undefined) break
          found.push(later.message)
          at = later.end
        }
      }
      held = all.slice(at)
      return found
    },
    reset() {
      held = new Uint8Array(0)
    },
    held: () => held.length,
  }
}

function frameAfter<M>(all: Uint8Array, at: number, scan: FrameDecoderOptions<M>['scan']) {
  for (let from = at + 1; from < all.length; from++) {
    const here = scan(all, from)
    if (here.kind === 'frame') return { message: here.message, end: from + here.length }
  }
  return undefined
}
