// Thirty days of the demo hall in one process; what is held after three of them and at the end, garbage collected.
import { serve } from '../child.ts'
import { playDays } from '../history.ts'

const handlers = {
  play: async () => {
    const held = new Map<number, number>()
    await playDays(30, (day) => {
      if (day !== 3 && day !== 30) return
      for (let n = 0; n < 3; n++) globalThis.gc?.()
      // The log lies in the memory of SQLite here, which neither figure counts.
      held.set(day, process.memoryUsage().heapUsed)
    })
    return { after3: held.get(3) ?? NaN, after30: held.get(30) ?? NaN }
  },
}
export type Month = typeof handlers
serve(handlers)
