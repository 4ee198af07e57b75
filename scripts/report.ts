// What a run of tests says to the person reading it.
import type { TestRecord } from './tally.ts'

export const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`

export function tellFailures(records: readonly TestRecord[]): void {
  for (const { name, file, says } of records.filter(({ state }) => state === 'failed'))
    console.log(`\nFAILED ${name}\n  in ${file}\n${indented(says)}`)
}

export function tellSkipped(records: readonly TestRecord[]): void {
  const reasons = new Map<string, number>()
  for (const { state, says } of records) if (state === 'skipped') reasons.set(says, (reasons.get(says) ?? 0) + 1)
  for (const [reason, count] of reasons) console.log(`skipped ${count}: ${reason}`)
}

export function tellSlowest(records: readonly TestRecord[], count: number): void {
  const slowest = [...records].sort((a, b) => b.tookMs - a.tookMs).slice(0, count)
  console.log(`\nThe slowest ${slowest.length}:`)
  for (const { name, file, tookMs } of slowest) console.log(`${seconds(tookMs).padStart(8)}  ${name} (${file})`)
}

const indented = (text: string) => text.replace(/^/gm, '    ')
