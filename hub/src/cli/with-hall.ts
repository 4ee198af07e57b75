import { openHall, type OpenHall } from '../data/open-hall.ts'
import { buildId } from '../build-id.ts'
import { faultWords } from '../log.ts'
import type { CliOptions } from './main.ts'

/** Opens the hall for one task. Refused, with words, while the hub runs. */
export async function withHall(
  { dataDir, keysDir }: CliOptions,
  work: (hall: OpenHall) => Promise<number> | number,
): Promise<number> {
  const hall = await openHall({
    dataDir,
    keysDir,
    build: buildId(process.env['TINGXU_BUILD']),
    report: (fault) => console.error(faultWords(fault)),
  })
  try {
    return await work(hall)
  } finally {
    hall.close()
  }
}
