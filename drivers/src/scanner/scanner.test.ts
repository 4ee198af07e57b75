import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as v from 'valibot'
import lines from '../../../config/devices/scanner-serial.json' with { type: 'json' }
import pos from '../../../config/devices/scanner-hid-pos.json' with { type: 'json' }
import wedge from '../../../config/devices/scanner-wedge.json' with { type: 'json' }
import { concatBytes, fromHex } from '../kernel/bytes.ts'
import { fuzzDecoder, splitsAnywhere } from '../kernel/fuzz.ts'
import { createLineDecoder } from '../kernel/line-decoder.ts'
import { memoryLine, serialLines, testBackoff, type MakeLine } from '../kernel/testing.ts'
import { createHidPosDecoder, hidPosReports } from './hid-pos.ts'
import { scannerConformance } from './conformance.ts'
import { createScanner } from './device.ts'
import { scannerModelSchema } from './model.ts'
import { createSimulatedScanner } from './simulator.ts'
import { textOfCode } from './text.ts'
import { createWedge } from './wedge.ts'

const conforms = (name: string, shipped: unknown, makeLine: MakeLine, skip: string | false = false) => {
  const model = v.parse(scannerModelSchema, shipped)
  scannerConformance(name, {
    ...{ skip, makeLine },
    make: ({ context, host, device }) => ({
      device: createScanner({ context, transport: host, model, backoff: testBackoff }),
      simulated: createSimulatedScanner(device, model),
    }),
  })
}
for (const [name, { make, skip }] of Object.entries(serialLines))
  conforms(`on a serial line ${name}`, lines, make, skip)
conforms('of HID point of sale', pos, memoryLine())
conforms('that acts as a keyboard', wedge, memoryLine())

describe('HID point of sale', () => {
  test('reads the published layout, and the one shifted by a byte', () => {
    const report = new Uint8Array(64)
    report.set(fromHex('02 04 5D 51 31 41 30 30 31'))
    report[61] = 0x73
    assert.deepEqual(createHidPosDecoder().push(report), [{ data: fromHex('41 30 30 31'), symbology: 'qr' }])
    const shifted = new Uint8Array(64)
    shifted.set(fromHex('02 04 00 5D 43 30 41 30 30 31'))
    assert.deepEqual(createHidPosDecoder().push(shifted), [{ data: fromHex('41 30 30 31'), symbology: 'code128' }])
  })

  fuzzDecoder('HID point of sale', {
    make: createHidPosDecoder,
    frames: hidPosReports(fromHex('41 30 30 31')),
    mostHeld: 4096,
    // A report that says more is coming takes the next one with it.
    resyncFrames: 2,
  })
})

describe('a code on a line', () => {
  test('is read as UTF-8, and as GB18030 where it is none', () => {
    assert.equal(textOfCode(new TextEncoder().encode('政务 A001')), '政务 A001')
    assert.equal(textOfCode(fromHex('D5 FE CE F1 0D')), '政务')
  })

  test('that never ends fills no memory, and the next one is read', () => {
    const decoder = createLineDecoder(100)
    for (let n = 0; n < 1000; n++) {
      assert.deepEqual(decoder.push(new Uint8Array(64).fill(0x41)), [])
      assert.ok(decoder.held() <= 100)
    }
    assert.deepEqual(decoder.push(fromHex('41 0D 42 0D')), [fromHex('42')])
  })

  const codes = [fromHex('41 30 30 31 0D 0A'), fromHex('51 31 3A 0A')]
  splitsAnywhere('a line', () => createLineDecoder(4096), codes)
  fuzzDecoder('a line', {
    make: () => createLineDecoder(4096),
    frames: codes.map((code) => concatBytes([fromHex('0D'), code])),
    mostHeld: 4096,
  })
})

describe('a wedge', () => {
  const typed = (gapMs: number, keys = 'A0012345') => {
    const wedge = createWedge({ longestGapMs: 40, leastKeys: 4 })
    let atMs = 0
    return [...Array.from(keys), 'enter'].map((key) => wedge.push(key, (atMs += gapMs))).at(-1)
  }
  test('believes what no person can type', () => {
    assert.equal(typed(10), 'A0012345')
  })
  test('takes a person for a person', () => {
    assert.equal(typed(90), undefined)
    assert.equal(typed(10, 'ok'), undefined)
  })
  test('reads a scan that follows what a person typed', () => {
    const wedge = createWedge({ longestGapMs: 40, leastKeys: 4 })
    wedge.push('x', 0)
    let atMs = 500
    for (const key of 'A001') wedge.push(key, (atMs += 5))
    assert.equal(wedge.push('enter', atMs + 5), 'A001')
  })
})
