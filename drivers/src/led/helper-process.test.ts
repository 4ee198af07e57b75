// A board behind a real helper program, as a maker's library would be reached.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as v from 'valibot'
import shipped from '../../../config/devices/led-maker-helper.json' with { type: 'json' }
import { systemContext } from '../kernel/context.ts'
import { testBackoff } from '../kernel/testing.ts'
import { createHelperTransport } from '../transports/helper.ts'
import { createLedBoard } from './board.ts'
import { ledBoardModelSchema, ledLayoutSchema } from './model.ts'

/** Chats, answers, refuses one text and falls over at another. */
const PROGRAM = `
  console.log('library 1.2 loaded')
  require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
    const { id, show } = JSON.parse(line)
    if (show?.text === 'FALL') process.exit(1)
    console.log(JSON.stringify(show?.text === 'NO' ? { id, ok: false, reason: 'no font' } : { id, ok: true }))
  })`

test(
  'a helper program shows texts, refuses some, and is started again when it falls',
  { timeout: 30_000 },
  async () => {
    const context = systemContext(() => undefined)
    const board = createLedBoard({
      ...{ context, model: v.parse(ledBoardModelSchema, shipped), isNetwork: false, backoff: testBackoff },
      transport: createHelperTransport(context, { command: process.execPath, args: ['-e', PROGRAM] }),
      layout: v.parse(ledLayoutSchema, [{ x: 0, y: 0, width: 64, height: 16 }]),
    })
    const show = (text: string) => board.show([{ area: 0, text, colour: 'red' }])
    const codes: string[] = []
    board.onStatus(({ code }) => codes.push(code))
    board.open()
    assert.deepEqual(await show('A001'), { state: 'shown', proof: 'answered' })
    const refused = show('NO')
    const after = show('A002')
    assert.equal((await refused).state, 'replaced')
    assert.equal((await after).state, 'shown')
    const falling = show('FALL')
    await new Promise<void>((resolve) => {
      const stop = board.onStatus(({ code }) => {
        if (code !== 'device.not-connected') return
        stop()
        resolve()
      })
    })
    assert.equal((await show('A003')).state, 'shown')
    assert.equal((await falling).state, 'replaced')
    await board.close()
    assert.equal(codes.at(-1), 'device.closed')
  },
)
