// A log as long as a hall's after years: millions of events, a snapshot, and the longest tail that snapshots leave behind.
import { loadEngine } from '@tingxu/hub/store/engine.ts'
import { openDataFolder } from '@tingxu/hub/store/data-folder.ts'
import { openStore, storeFileOf } from '@tingxu/hub/store/open-store.ts'
import type { NewEvent } from '@tingxu/hub/store/contract.ts'
import { codeVersion, restoreState } from '@tingxu/hub/pipeline/restore.ts'
import { readHallFolder } from '@tingxu/hub/data/hall-folder.ts'
import { encodeState } from '@tingxu/shared/hall/snapshot.ts'

export interface FillOptions {
  readonly events: number
  readonly tail: number
  readonly onProgress: (text: string) => void
}

/** Where the snapshot stands. */
export interface Filled {
  readonly snapshotSeq: number
}

const BATCH = 2000
const DATE = '2026-03-02'
const AT = Date.parse('2026-03-02T01:00:00Z')

/** @param dataDir of a hall whose hub has stopped */
export async function fillLog(dataDir: string, { events, tail, onProgress }: FillOptions): Promise<Filled> {
  const folder = await openDataFolder({ folder: dataDir, isNetworkAllowed: false })
  const hall = readHallFolder(dataDir)?.hall
  if (hall === undefined) throw new Error(`${dataDir} holds no hall`)
  const store = await openStore({ dataDir, hall, now: () => AT, report: () => undefined })
  try {
    const fence = store.takeFence()
    const { state, lastAt } = restoreState(store)
    const at = Math.max(AT, lastAt)
    const event = (type: string, v: number, data: object, n: number): NewEvent => ({
      ...{ at, businessDate: DATE, type, v, actor: 'system', device: null, configVersion: state.configVersion, data },
      commandId: `long-${n}`,
    })
    const append = (count: number, make: (n: number) => NewEvent): void => {
      for (let n = 0; n < count; n += BATCH) {
        const batch = Array.from({ length: Math.min(BATCH, count - n) }, (_, k) => make(n + k))
        const { seq } = store.head()
        const done = store.append({
          ...{ expectedSeq: seq, events: batch, fence },
          commands: [],
          rows: [],
          vault: [],
          jobs: [],
        })
        if (!done.ok) throw new Error(`the log was not filled: ${done.error.code}`)
        if (n % 500_000 === 0) onProgress(`${n} of ${count} events`)
      }
    }
    // Words about slips of tickets of long ago: they change nothing, and so the state stays as it is.
    append(events - tail - store.head().seq, (n) =>
      event(
        'slip.reported',
        1,
        { ticket: `20200101-A${String(n % 1000).padStart(3, '0')}`, copy: 1, state: 'confirmed', code: null },
        n,
      ),
    )
    const { seq, hash } = store.head()
    const writer = store.writeSnapshot({ seq, hash, codeVersion })
    writer.add(encodeState(state))
    const saved = writer.finish()
    if (!saved.ok) throw new Error('no snapshot')
    append(tail, (n) => {
      const number = `A${String(n + 1).padStart(3, '0')}`
      const ticket = `${DATE.replaceAll('-', '')}-${number}`
      const data = {
        ticket,
        number,
        series: 'A',
        service: 'residence',
        lane: 'walk-in',
        ground: null,
        appointmentAt: null,
      }
      return event('ticket.taken', 1, { ...data, device: null }, events + n)
    })
    return { snapshotSeq: seq }
  } finally {
    store.close()
    folder.close()
  }
}

/** Takes back the snapshots that a hub made since, so that its next start meets the same tail. */
export async function putSnapshotBack(dataDir: string, { snapshotSeq }: Filled): Promise<void> {
  const { open } = await loadEngine()
  const engine = open(storeFileOf(dataDir))
  engine.prepare('DELETE FROM snapshots WHERE seq > ?').run(snapshotSeq)
  engine.close()
}
