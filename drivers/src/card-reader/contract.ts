// What a reader of staff and service cards is to the rest of the system.
import type { InputDevice } from '../kernel/device.ts'
import type { CardInput } from '../kernel/input.ts'

/** Hears a card once when it is laid on, however long it lies, and again after it was away. */
export type CardReader = InputDevice<CardInput>
