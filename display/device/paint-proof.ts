// The proof that a call stands on the glass: its row is drawn, the page is visible, and two frames have passed.

export interface PaintProofOptions {
  /** Calls back before the next frame is drawn. */
  readonly frame: (next: () => void) => void
  readonly visible: () => boolean
  /** Calls back every time the page becomes visible; returns the end of it. */
  readonly onVisible: (listener: () => void) => () => void
  readonly send: (calls: readonly string[]) => void
}

export interface PaintProof {
  /** This row is in the page. Returns the end of it. */
  readonly stands: (call: string) => () => void
  /** The line is new: everything that stands is said again. */
  readonly again: () => void
  readonly close: () => void
}

/** Others are test rows and would make the hub refuse all of a message. */
const CALL_ID = /^\d{8}-[A-Z]{0,2}\d{3,6}:\d{1,2}$/
const MOST = 40

export function createPaintProof({ frame, visible, onVisible, send }: PaintProofOptions): PaintProof {
  const standing = new Set<string>()
  let told = new Set<string>()
  let looking = false
  let closed = false

  const untold = (): string[] => [...standing].filter((id) => !told.has(id)).slice(0, MOST)

  // Rows that come in one go are told in one go; a row that comes between the two frames waits for two of its own.
  const look = (): void => {
    if (looking || closed || untold().length === 0 || !visible()) return
    looking = true
    queueMicrotask(() => {
      const fresh = untold()
      frame(() =>
        frame(() => {
          looking = false
          if (closed || !visible()) return
          const stood = fresh.filter((id) => standing.has(id))
          for (const id of stood) told.add(id)
          if (stood.length > 0) send(stood)
          look()
        }),
      )
    })
  }
  const endVisible = onVisible(look)

  return {
    stands: (call) => {
      if (!CALL_ID.test(call)) return () => undefined
      standing.add(call)
      look()
      return () => {
        standing.delete(call)
        told.delete(call)
      }
    },
    again: () => {
      told = new Set()
      look()
    },
    close: () => {
      closed = true
      endVisible()
    },
  }
}
