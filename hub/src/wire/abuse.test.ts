// What a client may do wrong, on purpose or not: it gets a coded answer or a cut line, and the hub goes on for the others.
import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import fc from 'fast-check'
import { serve, type Served } from '../serve.ts'
import { keyText, openTestHub, staffCookie, type TestHub } from '../testing/test-hub.ts'
import { openLine, refusedHandshake, type TestLine } from '../testing/test-line.ts'
import { MAX_WATCHED } from './socket-server.ts'

let hall: TestHub
let served: Served
let origin = ''
let duty = ''
let clerk = ''
let key = ''
/** Somebody who does nothing wrong. */
let honest: TestLine
const lines: TestLine[] = []
let seq = 0

before(async () => {
  hall = await openTestHub()
  served = await serve({ hub: hall.hub, host: '127.0.0.1', port: 0, tls: null })
  origin = `http://127.0.0.1:${served.port}`
  duty = await staffCookie(hall.hub, 'fang', ['duty'])
  clerk = await staffCookie(hall.hub, 'luo', ['counter'])
  key = await keyText(hall.hub, 'city', 'api')
  honest = await openLine({ origin, auth: { as: 'staff' }, headers: { cookie: duty, origin } })
})
after(async () => {
  honest.close()
  await served.close()
  hall.close()
})
beforeEach(() => {
  seq = hall.hub.store.head().seq
})
afterEach(async () => {
  for (const line of lines.splice(0)) line.close()
  assert.equal((await honest.ask('watch', { view: 'hall' })).ok, true, 'the hub no longer serves the others')
  assert.deepEqual(hall.faults, [], 'a bad message is no fault of the hub')
})

const line = async (cookie = duty): Promise<TestLine> => {
  const opened = await openLine({ origin, auth: { as: 'staff' }, headers: { cookie, origin } })
  lines.push(opened)
  return opened
}
const unchanged = (): void => assert.equal(hall.hub.store.head().seq, seq, 'something was written')
const code = async (of: TestLine, event: string, ...args: readonly unknown[]): Promise<string | undefined> =>
  (await of.ask(event, ...args)).error?.code
const take = (id: string, service = 'residence') => ({ id, type: 'ticket.take', data: { service } })

describe('a command that is not one', () => {
  test('is refused with its code and leaves no trace', async () => {
    const mine = await line()
    const refused: readonly (readonly [string, unknown])[] = [
      ['command.unknown', { id: 'odd-00001', type: 'ticket.fly', data: {} }],
      ['command.unknown', { id: 'odd-00001', type: '__proto__', data: {} }],
      ['command.malformed', { id: 'odd-00001', type: 'ticket.take', data: { service: 7 } }],
      ['command.malformed', { id: 'odd-00001', type: 'ticket.take', data: { service: 'residence', extra: 1 } }],
      ['command.malformed', { id: 'odd-00001', type: 'ticket.take', data: 'residence' }],
      ['command.malformed', { id: 'short', type: 'ticket.take', data: { service: 'residence' } }],
      ['command.malformed', { type: 'ticket.take', data: { service: 'residence' } }],
      ['command.malformed', { ...take('odd-00001'), more: true }],
      ['command.malformed', null],
      ['command.malformed', 'ticket.take'],
      ['command.malformed', [take('odd-00001')]],
      ['service.unknown', take('odd-00001', 'no-such-service')],
    ]
    for (const [wanted, message] of refused)
      assert.equal(await code(mine, 'command', message), wanted, JSON.stringify(message).slice(0, 80))
    unchanged()
  })

  test('that the role does not allow, or nobody signed in for, is refused', async () => {
    assert.equal(await code(await line(clerk), 'command', take('role-00001')), 'permission.denied')
    const stranger = await openLine({ origin, auth: { as: 'public' } })
    lines.push(stranger)
    assert.equal(await code(stranger, 'command', take('role-00001')), 'permission.denied')
    assert.equal(await code(stranger, 'watch', { view: 'console' }), 'permission.denied')
    unchanged()
  })

  test('for a service that is interrupted is refused until it goes on', async () => {
    const mine = await line()
    const ask = (id: string, type: string, data: object) => mine.ask('command', { id, type, data })
    await ask('stop-00001', 'service.suspend', { service: 'insurance', reason: 'power' })
    seq = hall.hub.store.head().seq
    assert.equal(await code(mine, 'command', take('tap-ins-01', 'insurance')), 'service.suspended')
    unchanged()
    await ask('go-0000001', 'service.resume', { service: 'insurance' })
    assert.equal((await mine.ask('command', take('tap-ins-01', 'insurance'))).ok, true)
  })

  test('under an id used for another payload is refused; of another actor it is their own command', async () => {
    const mine = await line()
    const first = await mine.ask('command', take('same-00001'))
    const program = await openLine({ origin, auth: { as: 'key', key } })
    lines.push(program)
    const other = await program.ask('command', take('same-00001'))
    assert.ok(first.ok && other.ok)
    assert.notDeepEqual(other.value, first.value, 'nobody gets the answer of somebody else')
    seq = hall.hub.store.head().seq
    assert.equal(await code(mine, 'command', take('same-00001', 'insurance')), 'command.id-reused')
    assert.deepEqual(await mine.ask('command', take('same-00001')), first)
    unchanged()
  })

  test('is answered as unknown where the message itself is of no known kind', async () => {
    const mine = await line()
    for (const event of ['fly', 'error', 'tick', 'welcome', 'constructor', '__proto__']) {
      assert.equal(await code(mine, event, {}), 'command.unknown', event)
    }
    mine.socket.emit('command')
    assert.equal(await code(mine, 'command'), 'command.malformed')
    unchanged()
  })
})

describe('a packet that is none', () => {
  test('of more than 32 KB cuts the line', async () => {
    const mine = await line()
    mine.socket.emit('command', { ...take('large-0001'), data: { service: 'x'.repeat(33 * 1024) } })
    await mine.cut
    unchanged()
  })

  test('of bytes is refused, and raw bytes cut the line', async () => {
    const mine = await line()
    assert.equal(await code(mine, 'command', Buffer.from('ticket.take')), 'command.malformed')
    assert.equal(await code(mine, 'command', { ...take('bytes-0001'), data: Buffer.alloc(20) }), 'command.malformed')
    assert.equal(await code(mine, 'watch', { view: 'hall', params: { x: Buffer.alloc(4) } }), 'view.malformed')
    mine.raw.send(new Uint8Array([0x00, 0xff, 0x13, 0x37]))
    await mine.cut
    unchanged()
  })

  test('of nothing but brackets is refused like any other', async () => {
    const mine = await line()
    const deep = `${'['.repeat(15_000)}${']'.repeat(15_000)}`
    const answered = new Promise((resolve) => mine.socket.once('view', resolve))
    mine.raw.send(`42["command",{"id":"deep-00001","type":"ticket.take","data":${deep}}]`)
    mine.raw.send('42["watch",{"view":"hall"}]')
    await answered
    unchanged()
  })

  test('of garbage cuts its own line only', async () => {
    const garbage = [
      '',
      'x',
      '9',
      '42',
      '421',
      '42[]',
      '421[5]',
      '42[null]',
      '421[{}]',
      '42{',
      '42["command"',
      '42"command"',
    ]
    const odder = [
      '459-["command"]',
      '451-["command",{"_placeholder":true,"num":7}]',
      '4999["a"]',
      '44{}',
      '7',
      '40',
      '41/x,',
    ]
    for (const frame of [...garbage, ...odder]) {
      const mine = await line()
      mine.raw.send(frame)
      // Either it was cut off, or it is still served.
      await Promise.race([mine.cut, mine.ask('unwatch', { key: 'x' }).catch(() => mine.cut)])
    }
    const mine = await line()
    mine.raw.send('42["error",{"message":"boo"}]')
    mine.raw.send('42["disconnect"]')
    await mine.cut
    unchanged()
  })
})

describe('whatever comes over the line', () => {
  test('the hub outlives it', async () => {
    const packet = fc
      .tuple(fc.constantFrom('40', '41', '42', '421', '43', '44', '451-', '46', '42/x,'), fc.json({ maxDepth: 3 }))
      .map(([kind, body]) => kind + body)
    const call = fc
      .tuple(
        fc.constantFrom('command', 'watch', 'unwatch', 'painted', 'progress', 'input', 'error'),
        fc.json({ maxDepth: 3 }),
      )
      .map(([name, body]) => `427["${name}",${body}]`)
    const frames = fc.sample(fc.oneof(packet, call, fc.string({ maxLength: 60 })), { numRuns: 300, seed: 20_260_312 })
    let mine = await line()
    for (const frame of frames) {
      mine.raw.send(frame)
      const answered = await Promise.race([
        mine.cut.then(() => false),
        mine.ask('unwatch', { key: 'x' }).catch(() => false),
      ])
      if (answered === false) mine = await line()
    }
    unchanged()
  })
})

describe('a handshake', () => {
  test('that says nothing sensible is refused with its code', async () => {
    const { protocol, ...context } =
      (await refusedHandshake(origin, { protocol: 99, build: 'x', as: 'public' })).context ?? {}
    assert.deepEqual([protocol, context], [1, { path: 'protocol' }], 'the hub says which version it speaks')
    const odd: readonly object[] = [
      {},
      { protocol: 1 },
      { protocol: '1', build: 'x', as: 'public' },
      { protocol: 1, build: 'x'.repeat(65), as: 'public' },
      { protocol: 1, build: 'x', as: 'root' },
      { protocol: 1, build: 'x', as: 'device', slot: '../etc' },
      { protocol: 1, build: 'x', as: 'key', key: 'k'.repeat(121) },
    ]
    for (const auth of odd)
      assert.equal((await refusedHandshake(origin, auth)).code, 'command.malformed', JSON.stringify(auth).slice(0, 60))
    for (const auth of [{ as: 'staff' }, { as: 'device', slot: 'k1' }, { as: 'key', key: 'tx_city_wrong' }])
      assert.equal((await refusedHandshake(origin, { protocol: 1, build: 'x', ...auth })).code, 'auth.required')
    const foreign = { cookie: duty, origin: 'https://evil.example' }
    assert.equal(
      (await refusedHandshake(origin, { protocol: 1, build: 'x', as: 'staff' }, foreign)).code,
      'auth.origin',
    )
    unchanged()
  })
})

describe('a view', () => {
  test('that nobody knows, or with odd parameters, is refused; leaving what one does not watch is harmless', async () => {
    const mine = await line()
    assert.equal(await code(mine, 'watch', { view: 'secrets' }), 'view.unknown')
    assert.equal(await code(mine, 'watch', { view: 'constructor' }), 'view.unknown')
    assert.equal(await code(mine, 'watch', { view: 'board', params: { zone: 7 } }), 'view.malformed')
    assert.equal(await code(mine, 'watch', { view: 'board', params: 'all' }), 'command.malformed')
    assert.equal(await code(mine, 'watch', { view: 'x'.repeat(41) }), 'command.malformed')
    assert.equal((await mine.ask('unwatch', { key: 'board?{}' })).ok, true)
    assert.equal(await code(mine, 'unwatch', {}), 'command.malformed')
    unchanged()
  })

  test('more than a page shows is refused, so that nobody fills the memory with views', async () => {
    const mine = await line()
    const before = hall.hub.watch.count()
    const asked = Array.from({ length: 500 }, (_, at) =>
      code(mine, 'watch', { view: 'ticket', params: { ticket: `20260312-A${String(at).padStart(3, '0')}` } }),
    )
    const refused = (await Promise.all(asked)).filter((each) => each === 'view.too-many')
    assert.equal(refused.length, 500 - MAX_WATCHED)
    assert.equal(hall.hub.watch.count() - before, MAX_WATCHED)
    const gone = new Promise((resolve) => mine.socket.once('disconnect', resolve))
    mine.close()
    await gone
    await until(() => hall.hub.watch.count() === before, 'its views stay behind')
  })
})

describe('too much of it', () => {
  test('ten thousand packets at once from one socket are refused, then cut, while others are served', async () => {
    const mine = await line()
    const before = hall.hub.state().queue.day.taken
    for (let at = 0; at < 10_000; at++) mine.socket.emit('command', { id: `flood-${at}-0000`, type: 'ticket.fly' })
    assert.equal((await honest.ask('command', take('honest-0001'))).ok, true)
    const reason = await mine.cut
    assert.ok(reason === 'command.rate' || reason === null)
    assert.equal(hall.hub.state().queue.day.taken, before + 1)
  })

  test('ten thousand packets that never reach a handler cut the line as well', async () => {
    for (const frame of ['3', '40/nowhere,']) {
      const mine = await line()
      for (let at = 0; at < 10_000; at++) mine.raw.send(frame)
      await mine.cut
    }
    unchanged()
  })

  test('whoever stops reading for a while gets no more than fits, and once they read again the value of now', async () => {
    const mine = await line()
    const { value } = await mine.ask('watch', { view: 'board' })
    const { key } = value as { key: string }
    let last: unknown
    mine.socket.on('view', (message: { value: unknown }) => (last = message.value))
    mine.raw.pause()
    for (let round = 0; served.sockets.unsent() < 100_000; round++) {
      assert.ok(round < 400, 'nothing piles up')
      for (let at = 0; at < 2; at++) served.sockets.publish({ key, seq: 1, value: 'x'.repeat(60_000) })
      await new Promise((resolve) => setImmediate(resolve))
    }
    // Marked as slow with the next look, it is spared what comes between.
    await new Promise((resolve) => setTimeout(resolve, 250))
    const waiting = served.sockets.unsent()
    for (let at = 0; at < 100; at++) served.sockets.publish({ key, seq: 1, value: 'y'.repeat(60_000) })
    assert.equal(served.sockets.unsent(), waiting)
    mine.raw.resume()
    await until(() => typeof last === 'object', 'the value of now never came')
    assert.deepEqual(last, hall.hub.watch.current(key)?.value)
    unchanged()
  })

  test('whoever never reads and goes on asking is cut before the answers fill the memory', async () => {
    const mine = await line()
    const { value } = await mine.ask('watch', { view: 'board' })
    const { key } = value as { key: string }
    const before = hall.hub.sockets()
    mine.raw.pause()
    // Far more than the kernel holds for somebody who takes nothing off the line.
    let most = 0
    for (let round = 0; round < 60; round++) {
      for (let at = 0; at < 5; at++) served.sockets.publish({ key, seq: 1, value: 'x'.repeat(60_000) })
      await new Promise((resolve) => setTimeout(resolve, 20))
      most = Math.max(most, served.sockets.unsent())
    }
    assert.ok(most > 0 && most < 4_000_000, `${most} bytes lay waiting`)

    if (hall.hub.sockets() === before) {
      const again = { id: 'again-0001', type: 'ticket.fly'.padEnd(60, 'y'), data: {} }
      const gone = until(() => hall.hub.sockets() < before, 'the line is still there', 15_000)
      const asking = setInterval(() => {
        for (let at = 0; at < 30; at++) mine.socket.emit('command', again, () => undefined)
      }, 60)
      await gone.finally(() => clearInterval(asking))
    }
    assert.ok(served.sockets.unsent() < 100_000)
    unchanged()
  })
})

async function until(done: () => boolean, otherwise: string, withinMs = 5000): Promise<void> {
  const started = performance.now()
  while (!done()) {
    if (performance.now() - started > withinMs) throw new Error(otherwise)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
