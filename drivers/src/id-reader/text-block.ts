// The 256 bytes of text on the chip, UTF-16, in the four layouts there are.
import type { IdCard } from './contract.ts'

type Place = readonly [at: number, length: number]

const TYPE: Place = [248, 2]
const resident = {
  name: [0, 30],
  sex: [30, 2],
  nation: [32, 4],
  birth: [36, 16],
  address: [52, 70],
  number: [122, 36],
  issuer: [158, 30],
  validFrom: [188, 16],
  validTo: [204, 16],
  passNumber: [220, 18],
  issueCount: [238, 4],
} as const satisfies Record<string, Place>
const foreign2017 = {
  englishName: [0, 120],
  sex: [120, 2],
  number: [122, 30],
  country: [152, 6],
  chineseName: [158, 30],
  validFrom: [188, 16],
  validTo: [204, 16],
  birth: [220, 16],
} as const satisfies Record<string, Place>
const foreign2023 = {
  chineseName: [0, 30],
  sex: [30, 2],
  birth: [36, 16],
  englishName: [52, 70],
  number: [122, 36],
  validFrom: [188, 16],
  validTo: [204, 16],
  englishNameMore: [220, 22],
  country: [242, 6],
} as const satisfies Record<string, Place>

const BYTES = 256

/** @param block 256 bytes */
export function readTextBlock(block: Uint8Array): IdCard {
  const utf16 = new TextDecoder('utf-16le')
  // Latin names may hold spaces; only those at the end are padding, on some cards zeros.
  const raw = ([at, length]: Place) => utf16.decode(block.subarray(at, at + length))
  const text = (place: Place) => raw(place).replace(/[ \0]+$/, '')
  const common = (places: typeof resident | typeof foreign2017 | typeof foreign2023) => ({
    sex: text(places.sex),
    birth: text(places.birth),
    number: text(places.number),
    validFrom: text(places.validFrom),
    validTo: text(places.validTo),
  })
  const people = () => ({
    ...common(resident),
    name: text(resident.name),
    address: text(resident.address),
    issuer: text(resident.issuer),
  })
  switch (text(TYPE)) {
    case 'I':
      return {
        ...{ layout: 'foreign-2017', ...common(foreign2017) },
        englishName: text(foreign2017.englishName),
        chineseName: text(foreign2017.chineseName),
        country: text(foreign2017.country),
      }
    case 'Y':
      return {
        ...{ layout: 'foreign-2023', ...common(foreign2023) },
        englishName: (raw(foreign2023.englishName) + raw(foreign2023.englishNameMore)).replace(/[ \0]+$/, ''),
        chineseName: text(foreign2023.chineseName),
        country: text(foreign2023.country),
      }
    case 'J':
      return {
        ...{ layout: 'regional', ...people() },
        passNumber: text(resident.passNumber),
        issueCount: text(resident.issueCount),
      }
    default:
      return { layout: 'resident', ...people(), nation: text(resident.nation) }
  }
}

/** What a card with these words holds; for simulated cards. Words that are too long are cut off. */
export function writeTextBlock(card: IdCard): Uint8Array {
  const block = new Uint8Array(BYTES)
  const view = new DataView(block.buffer)
  for (let at = 0; at < BYTES; at += 2) view.setUint16(at, 0x20, true)
  const write = ([at, length]: Place, words: string) => {
    for (let n = 0; n < Math.min(words.length, length / 2); n++) view.setUint16(at + n * 2, words.charCodeAt(n), true)
  }
  const places = card.layout === 'foreign-2017' ? foreign2017 : card.layout === 'foreign-2023' ? foreign2023 : resident
  write(places.sex, card.sex)
  write(places.birth, card.birth)
  write(places.number, card.number)
  write(places.validFrom, card.validFrom)
  write(places.validTo, card.validTo)
  switch (card.layout) {
    case 'foreign-2017':
      write(TYPE, 'I')
      write(foreign2017.englishName, card.englishName)
      write(foreign2017.chineseName, card.chineseName)
      write(foreign2017.country, card.country)
      break
    case 'foreign-2023':
      write(TYPE, 'Y')
      write(foreign2023.englishName, card.englishName.slice(0, 35))
      write(foreign2023.englishNameMore, card.englishName.slice(35))
      write(foreign2023.chineseName, card.chineseName)
      write(foreign2023.country, card.country)
      break
    default:
      write(resident.name, card.name)
      write(resident.address, card.address)
      write(resident.issuer, card.issuer)
      if (card.layout === 'resident') write(resident.nation, card.nation)
      else {
        write(TYPE, 'J')
        write(resident.passNumber, card.passNumber)
        write(resident.issueCount, card.issueCount)
      }
  }
  return block
}

export const readAddress = (bytes: Uint8Array): string =>
  new TextDecoder('utf-16le').decode(bytes.subarray(0, 70)).replace(/[ \0]+$/, '')
