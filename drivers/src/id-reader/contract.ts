// What a reader of resident identity cards is to the rest of the system.
import type { InputDevice } from '../kernel/device.ts'
import type { IdCardInput } from '../kernel/input.ts'

interface CommonFields {
  /** As on the chip: 1 male, 2 female, 0 unknown, 9 not said. */
  readonly sex: string
  /** YYYYMMDD */
  readonly birth: string
  readonly number: string
  /** YYYYMMDD */
  readonly validFrom: string
  /** YYYYMMDD or 长期 */
  readonly validTo: string
}

export interface ResidentCard extends CommonFields {
  readonly layout: 'resident'
  readonly name: string
  /** GB/T 3304, two digits. */
  readonly nation: string
  readonly address: string
  readonly issuer: string
}

/** Residents from Hong Kong, Macao and Taiwan. */
export interface RegionalResidentCard extends CommonFields {
  readonly layout: 'regional'
  readonly name: string
  readonly address: string
  readonly issuer: string
  readonly passNumber: string
  readonly issueCount: string
}

/** Foreign permanent residents: the layouts of 2017 and of 2023. */
export interface ForeignCard extends CommonFields {
  readonly layout: 'foreign-2017' | 'foreign-2023'
  readonly englishName: string
  readonly chineseName: string
  /** ISO 3166 alpha-3. */
  readonly country: string
}

/** Personal data: it lives in memory only, and no log says any of it. The photo is never read out. */
export type IdCard = ResidentCard | RegionalResidentCard | ForeignCard

/**
 * - A card is read once when it is laid on; the same card is read again only after it has left.
 * - A card that lies and cannot be read is a warning in the status until it leaves or is read.
 */
export type IdReader = InputDevice<IdCardInput>
