// Scanners on a serial port, as HID point-of-sale devices, and those that act as keyboards.
import type { BackoffOptions } from '../kernel/backoff.ts'
import type { DeviceContext } from '../kernel/context.ts'
import { createLineDecoder } from '../kernel/line-decoder.ts'
import { createLineDevice, listenOnly, type LineDevice } from '../kernel/line-device.ts'
import { createListeners } from '../kernel/listeners.ts'
import type { ScanInput } from '../kernel/input.ts'
import type { Transport } from '../kernel/transport.ts'
import { characterOf, createKeyboardDecoder, ENTERS, type KeyEdge } from '../keypad/hid-keyboard.ts'
import type { Scanner } from './contract.ts'
import { createHidPosDecoder, type PosScan } from './hid-pos.ts'
import type { ScannerModel } from './model.ts'
import { textOfCode } from './text.ts'
import { createWedge, type WedgeOptions } from './wedge.ts'

export interface ScannerOptions {
  readonly context: DeviceContext
  readonly transport: Transport
  readonly model: ScannerModel
  readonly backoff?: BackoffOptions
}

const LONGEST_CODE = 4096

export function createScanner({ context, transport, model, backoff }: ScannerOptions): Scanner {
  const inputs = createListeners<[ScanInput]>()
  const common = { context, transport, ...(backoff === undefined ? {} : { backoff }) }
  const hear = (text: string, symbology: string | null) => {
    if (text !== '') inputs.call({ kind: 'scan', text, symbology })
  }
  const { speaks } = model
  const device = (): LineDevice => {
    switch (speaks.kind) {
      case 'lines':
        return createLineDevice<Uint8Array>({
          ...{ ...common, decoder: createLineDecoder(LONGEST_CODE), session: listenOnly },
          onMessage: (line) => hear(textOfCode(line), null),
        })
      case 'hid-pos':
        return createLineDevice<PosScan>({
          ...{ ...common, decoder: createHidPosDecoder(), session: listenOnly },
          onMessage: ({ data, symbology }) => hear(textOfCode(data), symbology),
        })
      case 'wedge':
        return createWedgeDevice(common, speaks, (text) => hear(text, null))
    }
  }
  return { ...device(), onInput: (listener) => inputs.add(listener) }
}

/** A device that acts as a keyboard, of scanners and of card readers. */
export function createWedgeDevice(
  common: Pick<ScannerOptions, 'context' | 'transport' | 'backoff'>,
  options: WedgeOptions & { readonly reportIdBytes: number },
  onText: (text: string) => void,
): LineDevice {
  const wedge = createWedge(options)
  return createLineDevice<KeyEdge>({
    ...{ ...common, decoder: createKeyboardDecoder(options.reportIdBytes), session: listenOnly },
    onMessage({ usage, down, shift }) {
      if (!down) return
      const key = ENTERS.includes(usage) ? 'enter' : characterOf(usage, shift)
      const text = key === undefined ? undefined : wedge.push(key, common.context.now())
      if (text !== undefined) onText(text)
    },
  })
}
