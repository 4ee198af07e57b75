import { readConfigFile } from '../data/config-file.ts'
import { describeDocumentFault } from '../data/read-document.ts'

export function checkConfig(file: string | undefined): number {
  if (file === undefined) {
    console.error('Which file? npm run hall -- check data/hall.json')
    return 2
  }
  const read = readConfigFile(file)
  if (read === null) {
    console.error(`${file}: there is no such file`)
    return 1
  }
  if (!read.ok) {
    console.error(describeDocumentFault(read.error))
    return 1
  }
  const { hall, services, counters } = read.value
  console.log(`${file}: ${hall.name['zh-Hans']}, ${services.length} services, ${counters.length} counters. It fits.`)
  return 0
}
