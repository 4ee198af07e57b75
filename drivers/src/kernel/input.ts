// What people do at devices, as it goes to the hub.
import type { IdCard } from '../id-reader/contract.ts'

/** A key of a caller, keypad, pedal or navigation keypad. What a key does is the model's data. */
export interface KeyInput {
  readonly kind: 'key'
  /** The caller's address on its bus, 1-255; 0 where a device is alone on its cable. */
  readonly address: number
  readonly key: string
  /** What was typed before the key; often empty. */
  readonly digits: string
}

export interface RatingInput {
  readonly kind: 'rating'
  readonly address: number
  /** As the device sends it; which word it stands for is the hall's setting. */
  readonly score: number
}

export interface CardInput {
  readonly kind: 'card'
  readonly number: string
}

export interface ScanInput {
  readonly kind: 'scan'
  readonly text: string
  /** As in `qr` or `code128`, where the scanner tells. */
  readonly symbology: string | null
}

/** Personal: never logged, never spooled, and gone when nobody takes it. */
export interface IdCardInput {
  readonly kind: 'id-card'
  readonly card: IdCard
}

/** What became of a text message that was sent as a job. */
export interface TextDeliveryInput {
  readonly kind: 'text-delivery'
  readonly job: string
  readonly state: 'delivered' | 'undelivered'
}

export type DeviceInput = KeyInput | RatingInput | CardInput | ScanInput | IdCardInput | TextDeliveryInput
