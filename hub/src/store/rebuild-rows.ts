// Makes the kept rows anew from the log, after a change of how they are folded or when they are in doubt.
import type { RowFold, StoreReader } from './contract.ts'
import type { KeyedRows } from './keyed-rows.ts'

const chunk = 1000

/** Inside a transaction. Returns how many events were folded. */
export function rebuildRows(reader: Pick<StoreReader, 'read'>, rows: KeyedRows, fold: RowFold): number {
  rows.clear()
  let seq = 0
  for (;;) {
    const events = reader.read(seq, chunk)
    for (const event of events) {
      for (const { kind, id, value } of fold(event, rows.get)) rows.put(kind, id, value)
      seq = event.seq
    }
    if (events.length < chunk) return seq
  }
}
