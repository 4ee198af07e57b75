import { openStoreReader } from '../store/open-store.ts'
import { upcasters } from '../pipeline/upcasters.ts'
import { rebuildFold } from '../pipeline/rebuild.ts'
import type { CliOptions } from './main.ts'
import { withHall } from './with-hall.ts'

export async function verifyStore({ dataDir, keysDir }: CliOptions): Promise<number> {
  const reader = await openStoreReader({ dataDir, keysDir, upcasters })
  try {
    const report = reader.verify()
    if (report.ok)
      console.log(`${report.events} events: the chain holds, no gaps, ${reader.dayHeads().length} signed days agree`)
    else
      console.error(
        `Event ${report.firstBad?.seq ?? '?'} is wrong (${report.firstBad?.why ?? '?'}). Restore the last backup; nothing after it can be trusted.`,
      )
    return report.ok ? 0 : 1
  } finally {
    reader.close()
  }
}

export const rebuildStore = (options: CliOptions): Promise<number> =>
  withHall(options, ({ hub }) => {
    const rebuilt = hub.store.rebuildRows(rebuildFold)
    console.log(rebuilt.ok ? `Rows written anew from ${rebuilt.value.events} events` : `Refused: ${rebuilt.error.code}`)
    return rebuilt.ok ? 0 : 1
  })

export const signDays = (options: CliOptions): Promise<number> =>
  withHall(options, ({ hub }) => {
    const signed = new Set(hub.store.dayHeads().map(({ businessDate }) => businessDate))
    for (const date of hub.store.businessDates()) {
      if (signed.has(date)) continue
      const head = hub.store.signDay(date)
      if (head.ok && head.value !== undefined) console.log(`${date}\t${head.value.seq}\t${head.value.head}`)
    }
    return 0
  })

export async function backupStore({ dataDir, keysDir }: CliOptions, file: string): Promise<number> {
  const reader = await openStoreReader({ dataDir, keysDir, upcasters })
  try {
    await reader.backup(file)
    console.log(`${file} holds ${reader.head().seq} events. Keep the keys elsewhere: without them it cannot be opened.`)
    return 0
  } finally {
    reader.close()
  }
}

export const erasePerson = (options: CliOptions, person: string): Promise<number> =>
  withHall(options, ({ hub }) => {
    const erased = hub.store.erasePerson(person)
    if (!erased.ok) console.error(`Refused: ${erased.error.code}`)
    else
      console.log(
        erased.value.texts === 0
          ? `Nothing is kept of ${person}`
          : `${erased.value.texts} texts of ${person} can never be read again`,
      )
    return erased.ok ? 0 : 1
  })
