// `npm run hall -- estimate-replay FILE --score-from DATE [--out FILE]`: how right the hall's estimate would have been on a
// recorded queue, beside what others say.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { localInstant, readRecording } from '@tingxu/shared/hall/estimate/recording.ts'
import { coverageOf, replay, scoreOf, type ReplayedWait } from '@tingxu/shared/hall/estimate/replay.ts'
import { NAIVE } from '@tingxu/shared/hall/estimate/forecasts.ts'
import type { CliOptions } from './main.ts'

/** So many faulty lines are told one by one. */
const FAULTS_TOLD = 20

export function estimateReplay({ values }: CliOptions, file: string): number {
  const scoreFrom = localInstant(values['score-from'] ?? '')
  if (scoreFrom === null) return refuse('From which day on? --score-from 2026-03-12: what comes before only teaches.')
  if (!existsSync(file)) return refuse(`${file}: there is no such file`)
  const read = readRecording(readFileSync(file, 'utf8'))
  if (!read.ok) return refuse(`${file}: line 1 lacks "${read.error.column ?? ''}"; expected ${read.error.expected}`)
  const { visits, faults } = read.value
  for (const { line, column, expected } of faults.slice(0, FAULTS_TOLD))
    console.error(`${file}:${line}: ${column ?? 'the line'} should be ${expected}; left out`)
  if (faults.length > FAULTS_TOLD) console.error(`${file}: ${faults.length - FAULTS_TOLD} more lines were left out`)
  const waits = replay(visits, scoreFrom)
  if (waits.length === 0) return refuse(`${file}: nobody who came from ${values['score-from'] ?? ''} on was served`)
  print(waits, visits.length)
  if (values['out'] !== undefined) writeFileSync(values['out'], csvOf(waits))
  return 0
}

function print(waits: readonly ReplayedWait[], visits: number): void {
  const mean = waits.reduce((sum, { wait }) => sum + wait, 0) / waits.length
  console.log(`${visits} visits, ${waits.length} scored, mean wait ${mean.toFixed(1)} s; errors in seconds`)
  console.log(
    `${''.padEnd(26)}${['MAE', 'RMSE', 'bias', 'by P50', 'by P80'].map((name) => name.padStart(10)).join('')}`,
  )
  const row = (name: string, told: (wait: ReplayedWait) => number, coverage: readonly string[]): void => {
    const { mae, rmse, bias } = scoreOf(waits, told)
    const figures = [...[mae, rmse, bias].map((value) => value.toFixed(1)), ...coverage]
    console.log(`${name.padEnd(26)}${figures.map((figure) => figure.padStart(10)).join('')}`)
  }
  const share = (told: (wait: ReplayedWait) => number): string => `${(100 * coverageOf(waits, told)).toFixed(1)} %`
  row('this estimate', ({ p50 }) => p50, [share(({ p50 }) => p50), share(({ p80 }) => p80)])
  for (const name of Object.keys(NAIVE))
    row(name, ({ naive }) => naive[name] ?? 0, [share(({ naive }) => naive[name] ?? 0)])
}

const csvOf = (waits: readonly ReplayedWait[]): string =>
  [
    'arrival,wait,p50,p80',
    ...waits.map(({ arrival, wait, p50, p80 }) =>
      [new Date(arrival).toISOString().slice(0, 19), wait, p50.toFixed(1), p80.toFixed(1)].join(','),
    ),
    '',
  ].join('\n')

function refuse(words: string): number {
  console.error(words)
  return 2
}
