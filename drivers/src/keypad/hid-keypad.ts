// Numeric keypads, foot pedals and navigation keypads: every key is what its model's data says.
import type { BackoffOptions } from '../kernel/backoff.ts'
import type { DeviceContext } from '../kernel/context.ts'
import type { InputDevice } from '../kernel/device.ts'
import type { KeyInput } from '../kernel/input.ts'
import { createLineDevice, listenOnly } from '../kernel/line-device.ts'
import { createListeners } from '../kernel/listeners.ts'
import type { Transport } from '../kernel/transport.ts'
import { createKeyboardDecoder, digitOf, type KeyEdge } from './hid-keyboard.ts'
import type { HidKeypadModel } from './model.ts'

export interface HidKeypadOptions {
  readonly context: DeviceContext
  readonly transport: Transport
  readonly model: HidKeypadModel
  readonly backoff?: BackoffOptions
}

const MOST_DIGITS = 6

/** Keys are heard when they go down; such as the headphone plug also when they come up. */
export function createHidKeypad({ context, transport, model, backoff }: HidKeypadOptions): InputDevice<KeyInput> {
  const inputs = createListeners<[KeyInput]>()
  let digits = ''
  let lastDigitMs = 0

  const hear = ({ usage, down }: KeyEdge) => {
    const meaning = model.keys[usage.toString(16).toUpperCase().padStart(2, '0')]
    const digit = digitOf(usage)
    if (context.now() - lastDigitMs > model.digitsMs) digits = ''
    if (meaning === undefined) {
      if (!down || digit === undefined || model.digitsMs === 0) return
      digits = (digits + digit).slice(-MOST_DIGITS)
      lastDigitMs = context.now()
      return
    }
    const key = typeof meaning === 'string' ? (down ? meaning : undefined) : down ? meaning.press : meaning.release
    if (key === undefined) return
    const typed = digits
    digits = ''
    inputs.call({ kind: 'key', address: 0, key, digits: typed })
  }

  const device = createLineDevice<KeyEdge>({
    ...{ context, transport, decoder: createKeyboardDecoder(model.reportIdBytes), onMessage: hear },
    session: listenOnly,
    ...(backoff === undefined ? {} : { backoff }),
  })
  return { ...device, onInput: (listener) => inputs.add(listener) }
}
