// What a scanner of bar and QR codes is to the rest of the system.
import type { InputDevice } from '../kernel/device.ts'
import type { ScanInput } from '../kernel/input.ts'

/** Hears each code once, whole; control characters are left out, and a code that would be empty is nothing. */
export type Scanner = InputDevice<ScanInput>
