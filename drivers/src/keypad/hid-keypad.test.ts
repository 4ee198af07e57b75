import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as v from 'valibot'
import keypad from '../../../config/devices/usb-number-keypad.json' with { type: 'json' }
import navigation from '../../../config/devices/usb-navigation-keypad.json' with { type: 'json' }
import pedal from '../../../config/devices/usb-foot-pedal.json' with { type: 'json' }
import { fromHex } from '../kernel/bytes.ts'
import { fuzzDecoder } from '../kernel/fuzz.ts'
import { createManualContext } from '../kernel/manual-context.ts'
import { memoryLine } from '../kernel/testing.ts'
import { createMemoryPair } from '../transports/memory.ts'
import { hidKeypadConformance } from './hid-conformance.ts'
import { characterOf, createKeyboardDecoder, keyboardReport, keysFor } from './hid-keyboard.ts'
import { createHidKeypad } from './hid-keypad.ts'
import { createSimulatedKeyboard } from './hid-simulator.ts'
import { hidKeypadModelSchema } from './model.ts'

for (const shipped of [keypad, navigation, pedal]) {
  const model = v.parse(hidKeypadModelSchema, shipped)
  hidKeypadConformance(`as ${model.id}`, {
    ...{ skip: false, makeLine: memoryLine(), model },
    make: ({ context, host, device }) => ({
      device: createHidKeypad({ context, transport: host, model }),
      simulated: createSimulatedKeyboard(device),
    }),
  })
}

test('digits typed before a key go with it, and are forgotten after a pause', async () => {
  const clock = createManualContext()
  const pair = createMemoryPair(clock)
  const model = v.parse(hidKeypadModelSchema, keypad)
  const device = createHidKeypad({ context: clock, transport: pair.host, model })
  const simulated = createSimulatedKeyboard(pair.device)
  const heard: string[] = []
  device.onInput(({ key, digits }) => heard.push(`${digits} ${key}`))
  device.open()
  await clock.settle()
  for (const usage of [0x59, 0x62, 0x62, 0x58]) simulated.strike(usage)
  await clock.settle()
  simulated.strike(0x59)
  await clock.advance(model.digitsMs + 1)
  simulated.strike(0x58)
  await clock.settle()
  assert.deepEqual(heard, ['100 call-next', ' call-next'])
  await device.close()
})

test('a report id in front is skipped where the model says so', () => {
  const decoder = createKeyboardDecoder(1)
  assert.deepEqual(decoder.push(fromHex('02 00 00 27 00 00 00 00 00')), [{ usage: 0x27, down: true, shift: false }])
})

test('every sign that a scanner types is read as it was meant', () => {
  const text = `Q1:abcXYZ0189-_=+[]{};:'",.<>/?!@#$%^&*()~\` |`
  assert.equal(
    keysFor(text)
      .map(({ usage, shift }) => characterOf(usage, shift))
      .join(''),
    text,
  )
})

fuzzDecoder('a keyboard', {
  make: () => createKeyboardDecoder(0),
  frames: [keyboardReport([0x59]), keyboardReport([0x58], { shift: true })],
  mostHeld: 0,
  resyncFrames: 1,
  afterNoise: keyboardReport([]),
})
