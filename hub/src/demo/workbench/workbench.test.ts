import assert from 'node:assert/strict'
import { inflateSync } from 'node:zlib'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { createManualContext } from '@tingxu/drivers/kernel/manual-context.ts'
import { loadDeviceModels } from '@tingxu/drivers/models/load.ts'
import { bitmapOf, dotAt } from '@tingxu/drivers/printer/bitmap.ts'
import type { PrintOutcome } from '@tingxu/drivers/printer/contract.ts'
import { sampleJob } from '@tingxu/drivers/printer/testing.ts'
import { KEPT_SLIPS } from './printer-stand.ts'
import type { PrinterAction, PrinterSnapshot } from './types.ts'
import { createWorkbench } from './workbench.ts'

const { models } = await loadDeviceModels(fileURLToPath(new URL('../../../../config/devices', import.meta.url)))

const scene = async () => {
  const clock = createManualContext()
  const workbench = createWorkbench({
    ...{ models, context: clock, now: () => 1_773_280_000_000 + clock.now(), random: (count) => new Uint8Array(count) },
    printers: [
      { id: 'printer-1', name: '南门取号机的打印机', kiosk: 'kiosk-1', model: 'epson-tm-t88', plateLetters: 'AB' },
      { id: 'printer-2', name: '北门取号机的打印机', kiosk: null, model: 'generic-80mm' },
    ],
  })
  for (const printer of workbench.printers.values()) printer.open()
  const look = (id: string): PrinterSnapshot => {
    const found = workbench.snapshot().printers.find((printer) => printer.id === id)
    assert.ok(found)
    return found
  }
  const until = async (holds: () => boolean) => {
    for (const endMs = clock.now() + 120_000; !holds(); await clock.advance(20)) {
      if (clock.now() > endMs) throw new Error(`Waited in vain: ${JSON.stringify(workbench.snapshot())}`)
    }
  }
  const print = async (id: string, digits: string): Promise<PrintOutcome> => {
    let outcome: PrintOutcome | undefined
    void workbench.printers
      .get(id)
      ?.print(sampleJob(digits))
      .then((settled) => {
        outcome = settled
      })
    await until(() => outcome !== undefined)
    assert.ok(outcome)
    return outcome
  }
  await until(() => ['printer-1', 'printer-2'].every((id) => look(id).state.level === 'ok'))
  return {
    ...{ clock, workbench, look, until, print },
    act: (action: PrinterAction) => assert.ok(workbench.act('printer-2', action)),
    async close() {
      const closing = Promise.all([...workbench.printers.values()].map((printer) => printer.close()))
      await clock.advance(1000)
      await closing
      workbench.close()
      assert.equal(clock.pendingTimers(), 0)
    },
  }
}

/** Reads back a PNG of one bit a dot, black as `true`. */
const readPng = (png: Buffer) => {
  assert.deepEqual([...png.subarray(0, 8)], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const data: Buffer[] = []
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  }
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  assert.deepEqual([...png.subarray(24, 29)], [1, 0, 0, 0, 0])
  const rows = inflateSync(Buffer.concat(data))
  const rowBytes = Math.ceil(width / 8)
  assert.equal(rows.length, (rowBytes + 1) * height)
  const bits = new Uint8Array(rowBytes * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < rowBytes; x++) bits[y * rowBytes + x] = ~(rows[y * (rowBytes + 1) + 1 + x] ?? 0) & 0xff
  }
  return bitmapOf(width, height, bits)
}

describe('the workbench', () => {
  test('shows the slip a printer cut off, with its job, its bytes and its words', async () => {
    const here = await scene()
    assert.equal((await here.print('printer-2', '023')).state, 'confirmed')
    const [slip] = here.look('printer-2').slips
    assert.ok(slip)
    assert.deepEqual([slip.id, slip.job, slip.taken, slip.widthDots], ['1', 'slip-023', false, 576])
    assert.ok(slip.lengthMm > 60 && slip.lengthMm < 140, `${slip.lengthMm} mm`)
    assert.ok(slip.bytes > 1000)
    assert.ok(slip.hex.startsWith('1B 40 1C 26'), slip.hex.slice(0, 40))
    assert.ok(slip.words.some(({ text }) => text.includes('前面还有')))
    assert.ok(slip.words.every(({ x, y, width, height }) => x + width <= 576 && y + height <= slip.heightDots))
    await here.close()
  })

  for (const id of ['printer-1', 'printer-2']) {
    test(`draws a slip of ${id} as a PNG of its very dots`, async () => {
      const here = await scene()
      await here.print(id, '023')
      const [slip] = here.look(id).slips
      const png = here.workbench.slipPng(id, '1')
      assert.ok(slip)
      assert.ok(png)
      const picture = readPng(png)
      assert.deepEqual([picture.widthDots, picture.heightDots], [slip.widthDots, slip.heightDots])
      let black = 0
      for (let y = 0; y < picture.heightDots; y++)
        for (let x = 0; x < picture.widthDots; x++) if (dotAt(picture, x, y)) black++
      const share = black / (picture.widthDots * picture.heightDots)
      assert.ok(share > 0.05 && share < 0.4, `plate, rules and code are black, paper is white: ${share}`)
      assert.ok(!dotAt(picture, 0, 0))
      assert.equal(here.workbench.slipPng(id, '2'), undefined)
      await here.close()
    })
  }

  test('keeps the last twelve slips, the newest first', async () => {
    const here = await scene()
    for (let number = 1; number <= KEPT_SLIPS + 2; number++)
      await here.print('printer-2', String(number).padStart(3, '0'))
    assert.deepEqual(
      here.look('printer-2').slips.map(({ id }) => id),
      ['14', '13', '12', '11', '10', '9', '8', '7', '6', '5', '4', '3'],
    )
    assert.equal(here.workbench.slipPng('printer-2', '2'), undefined)
    await here.close()
  })

  const WITHIN: readonly (readonly [PrinterAction, PrinterAction | null, number])[] = [
    ['open-cover-next', 'close-cover', 0],
    ['pull-cable-next', 'put-cable', 1],
    ['pull-cable-next', 'replace', 0],
    ['replace-next', null, 0],
    ['garbage-next', 'garbage', 1],
    ['silent-next', 'silent', 1],
  ]
  for (const [broken, mended, came] of WITHIN) {
    test(`leaves a slip uncertain after ${broken}, and prints none by itself ${mended === null ? 'on the other printer' : `after ${mended}`}`, async () => {
      const here = await scene()
      here.act(broken)
      assert.equal((await here.print('printer-2', '023')).state, 'uncertain')
      if (mended !== null) here.act(mended)
      await here.until(() => here.look('printer-2').state.code === 'printer.ready')
      assert.equal(here.look('printer-2').slips.length, came)
      assert.equal((await here.print('printer-2', '024')).state, 'confirmed')
      const [slip] = here.look('printer-2').slips
      assert.deepEqual([slip?.id, slip?.job], [String(came + 1), 'slip-024'])
      assert.ok(slip !== undefined && slip.lengthMm < 140, 'nothing of the earlier slip hangs before it')
      await here.close()
    })
  }

  test('breaks a printer as asked, mends it, and its driver notices', async () => {
    const here = await scene()
    const ways: readonly (readonly [PrinterAction, string, PrinterAction])[] = [
      ['run-out', 'printer.paper-out', 'load-roll'],
      ['run-low', 'printer.paper-low', 'load-roll'],
      ['jam', 'printer.cutter-jam', 'clear-jam'],
      ['open-cover', 'printer.cover-open', 'close-cover'],
      ['pull-cable', 'printer.not-connected', 'put-cable'],
      ['garbage', 'printer.unknown-answer', 'garbage'],
      ['silent', 'printer.no-answer', 'silent'],
      ['slow', 'printer.ready', 'slow'],
    ]
    for (const [broken, code, mended] of ways) {
      here.act(broken)
      assert.equal(here.look('printer-2').faults.length, 1, broken)
      await here.until(() => here.look('printer-2').state.code === code)
      here.act(mended)
      assert.deepEqual(here.look('printer-2').faults, [], mended)
      await here.until(() => here.look('printer-2').state.code === 'printer.ready')
    }
    assert.equal(here.workbench.act('printer-9', 'jam'), false)
    await here.close()
  })

  test('a slip that gets stuck at the cut is uncertain, and nothing of it comes out later by itself', async () => {
    const here = await scene()
    here.act('jam-next')
    const outcome = await here.print('printer-2', '001')
    assert.equal(outcome.state, 'uncertain')
    assert.deepEqual(here.look('printer-2').faults, ['jam'])
    here.act('clear-jam')
    await here.until(() => here.look('printer-2').state.level === 'ok')
    assert.deepEqual(here.look('printer-2').slips, [])
    await here.close()
  })

  test('marks what was taken, and raises its version with everything it would show', async () => {
    const here = await scene()
    const version = here.workbench.version()
    await here.clock.advance(20_000)
    assert.equal(here.workbench.version(), version, 'nothing happened')
    await here.print('printer-2', '001')
    const printed = here.workbench.version()
    assert.ok(printed > version)
    here.act('take-paper')
    assert.ok(here.workbench.version() > printed)
    assert.equal(here.look('printer-2').slips[0]?.taken, true)
    await here.close()
  })
})
