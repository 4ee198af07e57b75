// What a simulated printer knows about itself, and the status bytes that say so: the other side of `condition.ts`.

export interface Sensors {
  /** Paper from the head to the end of the roll, mm. */
  leftMm: number
  /** Where the near-end sensor sits, mm before the end; 0 for printers without one. */
  readonly nearEndMm: number
  coverOpen: boolean
  jammed: boolean
  headHot: boolean
  fault: boolean
  /** Somebody holds the feed button, or it was switched off line. */
  heldOffline: boolean
}

export const isPaperOut = ({ leftMm }: Sensors): boolean => leftMm <= 0
export const isPaperLow = ({ leftMm, nearEndMm }: Sensors): boolean => leftMm < nearEndMm

export const isOnline = (sensors: Sensors): boolean =>
  !isPaperOut(sensors) &&
  !(sensors.coverOpen || sensors.jammed || sensors.headHot || sensors.fault || sensors.heldOffline)

const flag = (on: boolean, mask: number): number => (on ? mask : 0)

/** The answer to `DLE EOT n`; other n than 1 to 4 are not answered. */
export function realTimeByte(sensors: Sensors, n: number): number | undefined {
  const { coverOpen, jammed, headHot, fault, heldOffline } = sensors
  const isOut = isPaperOut(sensors)
  switch (n) {
    case 1:
      return 0x12 | 0x04 | flag(!isOnline(sensors), 0x08) | flag(heldOffline, 0x40)
    case 2:
      return (
        0x12 |
        flag(coverOpen, 0x04) |
        flag(heldOffline, 0x08) |
        flag(isOut, 0x20) |
        flag(jammed || headHot || fault, 0x40)
      )
    case 3:
      return 0x12 | flag(jammed, 0x08) | flag(fault, 0x20) | flag(headHot, 0x40)
    case 4:
      return 0x12 | flag(isPaperLow(sensors), 0x0c) | flag(isOut, 0x60)
    default:
      return undefined
  }
}

/** The four bytes of automatic status. */
export const automaticBytes = (sensors: Sensors): Uint8Array =>
  Uint8Array.of(
    0x14 | flag(!isOnline(sensors), 0x08) | flag(sensors.coverOpen, 0x20) | flag(sensors.heldOffline, 0x40),
    flag(sensors.jammed, 0x08) | flag(sensors.fault, 0x20) | flag(sensors.headHot, 0x40),
    flag(isPaperLow(sensors), 0x03) | flag(isPaperOut(sensors), 0x0c),
    0x0f,
  )

/** The answer to `GS r 1`. At the end of the paper the printer is offline and does not come to answer. */
export const paperByte = (sensors: Sensors): number => flag(isPaperLow(sensors), 0x03)
