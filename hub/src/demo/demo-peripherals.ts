// The demo hall's simulated hardware besides its printers: what hangs on which cable, and which of its parts serve which counter.
import type { DemoDevice } from './seed-demo.ts'

interface DemoSeat {
  readonly address: number
  readonly counter: string
}

export interface DemoPeripheral extends DemoDevice {
  /** An id of `config/devices`. */
  readonly model: string
  readonly seats?: readonly DemoSeat[]
}

/** Addresses are the counters' own numbers, as technicians set them. */
const seatsOf = (...numbers: readonly number[]): readonly DemoSeat[] =>
  numbers.map((number) => ({ address: number, counter: `c${number}` }))

const EAST = seatsOf(1, 2, 3, 4, 5)
const WEST = seatsOf(6, 7, 8, 9, 10)

export const demoPeripherals: readonly DemoPeripheral[] = [
  {
    ...{ device: 'callers-east', kind: 'keypad', zone: 'east', model: 'caller-21-key', seats: EAST },
    name: { 'zh-Hans': '东区呼叫器', en: 'Callers, east' },
  },
  {
    ...{ device: 'callers-west', kind: 'keypad', zone: 'west', model: 'caller-21-key', seats: WEST },
    name: { 'zh-Hans': '西区呼叫器', en: 'Callers, west' },
  },
  {
    ...{ device: 'strips-east', kind: 'led-board', zone: 'east', model: 'led-strip-generic', seats: EAST },
    name: { 'zh-Hans': '东区窗口条屏', en: 'Counter strips, east' },
  },
  {
    ...{ device: 'led-hall', kind: 'led-board', model: 'led-onbon-bx5k' },
    name: { 'zh-Hans': '大厅条屏', en: 'Hall LED board' },
  },
  {
    ...{ device: 'id-reader-1', kind: 'id-reader', zone: 'east', model: 'id-reader-samv' },
    name: { 'zh-Hans': '南门身份证阅读器', en: 'ID card reader, south door' },
  },
  {
    ...{ device: 'card-reader-c3', kind: 'card-reader', counter: 'c3', model: 'card-rdm6300' },
    name: { 'zh-Hans': '3号窗口工作证读卡器', en: 'Staff card reader, counter 3' },
  },
  {
    ...{ device: 'scanner-c3', kind: 'scanner', counter: 'c3', model: 'scanner-serial' },
    name: { 'zh-Hans': '3号窗口扫码枪', en: 'Scanner, counter 3' },
  },
  {
    ...{ device: 'modem-1', kind: 'text-modem', model: 'modem-gsm' },
    name: { 'zh-Hans': '短信猫', en: 'Text message modem' },
  },
  {
    ...{ device: 'speaker-west', kind: 'speaker', zone: 'west', model: 'speaker-alsa' },
    name: { 'zh-Hans': '西区音箱', en: 'Speaker, west' },
  },
]
