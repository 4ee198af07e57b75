// The simulated printers of a demo hall, and the paper that came out of them.
import * as v from 'valibot'
import type { PrinterAction } from '@tingxu/hub/demo/workbench/types.ts'
import { must } from './http.ts'

const snapshotSchema = v.object({
  printers: v.array(
    v.object({
      id: v.string(),
      state: v.object({ level: v.string(), code: v.string() }),
      faults: v.array(v.string()),
      slips: v.array(
        v.object({
          id: v.string(),
          job: v.nullable(v.string()),
          words: v.array(v.object({ text: v.string() })),
        }),
      ),
    }),
  ),
})

export interface Slip {
  /** 1, 2, 3 … since the hub started. */
  readonly id: string
  readonly job: string | null
  /** Everything in the printer's own font; a plate is drawn. */
  readonly text: string
}

export interface Printer {
  readonly act: (action: PrinterAction) => Promise<void>
  /** What lies before the printer, oldest first, at most 12. */
  readonly slips: () => Promise<readonly Slip[]>
  /** As its driver sees it: `printer.paper-out`. */
  readonly code: () => Promise<string>
  /** What is broken about it: `jam`. */
  readonly faults: () => Promise<readonly string[]>
}

export function printerOf(url: string, printer: string): Printer {
  const look = async () => {
    const { printers } = v.parse(snapshotSchema, (await must(url, '/demo/workbench')).body)
    const found = printers.find(({ id }) => id === printer)
    if (found === undefined) throw new Error(`the workbench has no printer ${printer}`)
    return found
  }
  return {
    act: async (action) => {
      await must(url, `/demo/workbench/${printer}`, { body: { action } })
    },
    slips: async () =>
      (await look()).slips
        .map(({ id, job, words }) => ({ id, job, text: words.map(({ text }) => text).join('\n') }))
        .reverse(),
    code: async () => (await look()).state.code,
    faults: async () => (await look()).faults,
  }
}
