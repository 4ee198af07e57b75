import type { BackoffOptions } from '../kernel/backoff.ts'
import type { DeviceContext } from '../kernel/context.ts'
import { createLineDecoder } from '../kernel/line-decoder.ts'
import { createLineDevice, listenOnly, type LineDevice } from '../kernel/line-device.ts'
import { createListeners } from '../kernel/listeners.ts'
import type { CardInput } from '../kernel/input.ts'
import type { Transport } from '../kernel/transport.ts'
import { createWedgeDevice } from '../scanner/device.ts'
import { textOfCode } from '../scanner/text.ts'
import { valueOfBytes, valueOfText, writeNumber } from './card-number.ts'
import type { CardReader } from './contract.ts'
import type { CardReaderModel } from './model.ts'
import { createRdm6300Decoder } from './rdm6300.ts'

export interface CardReaderOptions {
  readonly context: DeviceContext
  readonly transport: Transport
  readonly model: CardReaderModel
  readonly backoff?: BackoffOptions
}

const LONGEST_LINE = 64

export function createCardReader({ context, transport, model, backoff }: CardReaderOptions): CardReader {
  const inputs = createListeners<[CardInput]>()
  const common = { context, transport, ...(backoff === undefined ? {} : { backoff }) }
  let lying: { readonly number: string; lastMs: number } | undefined

  const hear = (value: bigint | undefined) => {
    if (value === undefined) return
    const number = writeNumber(value, model)
    const isLying = lying?.number === number && context.now() - lying.lastMs < model.awayMs
    lying = { number, lastMs: context.now() }
    if (!isLying) inputs.call({ kind: 'card', number })
  }
  const { speaks } = model
  const device = (): LineDevice => {
    switch (speaks.kind) {
      case 'rdm6300':
        return createLineDevice<Uint8Array>({
          ...{ ...common, decoder: createRdm6300Decoder(), session: listenOnly },
          onMessage: (bytes) => hear(valueOfBytes(bytes)),
        })
      case 'lines':
        return createLineDevice<Uint8Array>({
          ...{ ...common, decoder: createLineDecoder(LONGEST_LINE), session: listenOnly },
          onMessage: (line) => hear(valueOfText(textOfCode(line), model)),
        })
      case 'wedge':
        return createWedgeDevice(common, speaks, (text) => hear(valueOfText(text, model)))
    }
  }
  return { ...device(), onInput: (listener) => inputs.add(listener) }
}
