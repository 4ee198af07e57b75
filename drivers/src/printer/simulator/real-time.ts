// Takes the real-time commands out of what arrives, wherever they stand, as the receiving part of a printer does.

export type RealTimeCommand =
  | { readonly kind: 'status'; readonly n: number }
  /** `DLE ENQ`: 1 go on after an error, 2 go on with an empty buffer. */
  | { readonly kind: 'recover'; readonly n: number }
  | { readonly kind: 'clear' }

export interface RealTimeScanner {
  /** Calls `onCommand` for each command in order and `onData` for what lies between. Holds back at most 9 bytes. */
  push(bytes: Uint8Array): void
  reset(): void
}

const CLEAR = [0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08]

type Match = { readonly command: RealTimeCommand; readonly length: number } | 'more' | 'no'

function match(held: readonly number[]): Match {
  const [dle, second, n] = held
  if (dle !== 0x10) return 'no'
  if (second === undefined) return 'more'
  if (second === 0x04 || second === 0x05) {
    if (n === undefined) return 'more'
    const limit = second === 0x04 ? 8 : 2
    if (n < 1 || n > limit) return 'no'
    return { command: { kind: second === 0x04 ? 'status' : 'recover', n }, length: 3 }
  }
  if (held.some((byte, index) => index < CLEAR.length && byte !== CLEAR[index])) return 'no'
  return held.length < CLEAR.length ? 'more' : { command: { kind: 'clear' }, length: CLEAR.length }
}

export function createRealTimeScanner(
  onData: (bytes: Uint8Array) => void,
  onCommand: (command: RealTimeCommand) => void,
): RealTimeScanner {
  let held: number[] = []
  return {
    push(bytes) {
      let data: number[] = []
      const flush = () => {
        if (data.length > 0) onData(Uint8Array.from(data))
        data = []
      }
      for (const byte of bytes) {
        held.push(byte)
        // What turns out to be no command gives up its first byte; the rest may begin another.
        for (let found = match(held); held.length > 0 && found !== 'more'; found = match(held)) {
          if (found === 'no') {
            data.push(held[0] ?? 0)
            held = held.slice(1)
          } else {
            flush()
            held = held.slice(found.length)
            onCommand(found.command)
          }
        }
      }
      flush()
    },
    reset() {
      held = []
    },
  }
}
