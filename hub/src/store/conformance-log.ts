// The laws of the log: events, commands, days, snapshots.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type { Snapshot, Store } from './contract.ts'
import { appendCommands, commandOf, eventOf, lawsOf, type StoreUnderTest } from './conformance-fixtures.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url')

export function testLog(subject: StoreUnderTest): void {
  const law = lawsOf(subject)

  law('gives events the next numbers and chains each to the stored bytes of the one before', async () => {
    const store = await subject.open()
    const fence = store.takeFence()
    assert.equal(store.head().seq, 0)
    appendCommands(store, fence, 'command-1', 'command-2')
    appendCommands(store, fence, 'command-3')
    const raw = store.readRaw(0, 10)
    const events = store.read(0, 10)
    assert.deepEqual(
      events.map((event) => event.seq),
      [1, 2, 3],
    )
    assert.deepEqual(
      events.map((event) => event.prev),
      [sha256('tingxu/log/1:demo'), sha256(raw[0]?.bytes ?? ''), sha256(raw[1]?.bytes ?? '')],
    )
    assert.deepEqual(store.head(), { seq: 3, hash: sha256(raw[2]?.bytes ?? '') })
    assert.deepEqual(events[0], { ...eventOf('command-1'), hall: 'demo', seq: 1, prev: events[0]?.prev })
    assert.deepEqual(
      store.read(1, 1).map((event) => event.commandId),
      ['command-2'],
    )
    assert.deepEqual(store.verify(), { ok: true, events: 3 })
    store.close()
  })

  law('refuses a writer that decided on an old log or that lost its turn, and changes nothing', async () => {
    const store = await subject.open()
    const first = store.takeFence()
    appendCommands(store, first, 'command-1')
    const late = { expectedSeq: 0, fence: first, events: [eventOf('command-2')], commands: [] }
    const conflict = store.append(late)
    assert.equal(conflict.ok ? '' : conflict.error.code, 'store.sequence-conflict')
    store.takeFence()
    const fenced = store.append({ ...late, expectedSeq: 1 })
    assert.equal(fenced.ok ? '' : fenced.error.code, 'store.fenced')
    assert.equal(store.head().seq, 1)
    assert.equal(store.read(0, 10).length, 1)
    store.close()
  })

  law('remembers accepted commands per actor, also those that made no event', async () => {
    const store = await subject.open()
    const fence = store.takeFence()
    const idle = commandOf('command-idle', 1, 0)
    assert.ok(store.append({ expectedSeq: 0, fence, events: [], commands: [idle] }).ok)
    appendCommands(store, fence, 'command-1', 'command-2')
    assert.deepEqual(store.findCommand('device:kiosk-1', 'command-idle'), idle)
    assert.deepEqual(store.eventsOfCommand(idle), [])
    const second = store.findCommand('device:kiosk-1', 'command-2')
    assert.deepEqual(second, commandOf('command-2', 2))
    assert.deepEqual(
      store.eventsOfCommand(commandOf('command-2', 2)).map((event) => event.commandId),
      ['command-2'],
    )
    assert.equal(store.findCommand('device:kiosk-2', 'command-2'), undefined)
    assert.throws(() => appendCommands(store, fence, 'command-2'), /remembered already/)
    assert.equal(store.head().seq, 2)
    appendCommands(store, fence, 'command-3')
    store.close()
  })

  law('finds every command again when the newest were moved out of memory, and no others', async () => {
    const ids = Array.from({ length: 300 }, (_, index) => `command-${index}`)
    const store = await subject.open({ runLength: 64 })
    const fence = store.takeFence()
    for (let at = 0; at < ids.length; at += 50) appendCommands(store, fence, ...ids.slice(at, at + 50))
    const checkAll = (of: Store) => {
      ids.forEach((id, index) => {
        assert.deepEqual(of.findCommand('device:kiosk-1', id), commandOf(id, index + 1))
        assert.equal(of.findCommand('device:kiosk-2', id), undefined)
      })
    }
    checkAll(store)
    store.close()
    if (!subject.isDurable) return
    const again = await subject.open({ isSame: true, runLength: 64 })
    checkAll(again)
    again.close()
  })

  law('moves a batch larger than a run out of memory without losing a command', async () => {
    const ids = Array.from({ length: 200 }, (_, index) => `command-${index}`)
    const store = await subject.open({ runLength: 64 })
    const fence = store.takeFence()
    appendCommands(store, fence, ...ids)
    appendCommands(store, fence, 'one-more-1')
    appendCommands(store, fence, 'one-more-2')
    for (const id of [...ids, 'one-more-1', 'one-more-2']) {
      assert.equal(store.findCommand('device:kiosk-1', id)?.commandId, id)
    }
    store.close()
  })

  law('tells its listeners what was stored, after the commit and in order, and survives one that throws', async () => {
    const reported: unknown[] = []
    const store = await subject.open({ report: (error) => void reported.push(error) })
    const heard: number[] = []
    store.subscribe(() => {
      throw new Error('a broken listener')
    })
    const stop = store.subscribe((events) => heard.push(...events.map((event) => event.seq), store.head().seq))
    const fence = store.takeFence()
    appendCommands(store, fence, 'command-1', 'command-2')
    stop()
    appendCommands(store, fence, 'command-3')
    assert.deepEqual(heard, [1, 2, 2])
    assert.equal(reported.length, 2)
    store.close()
  })

  law('lifts old shapes when it reads and leaves the stored bytes alone', async () => {
    const store = await subject.open({
      upcasters: { 'ticket.taken': (v, data) => (v === 1 ? { v: 2, data: { old: data } } : { v, data }) },
    })
    appendCommands(store, store.takeFence(), 'command-1')
    const [event] = store.read(0, 1)
    assert.equal(event?.v, 2)
    assert.deepEqual(event.data, { old: { number: 'A001' } })
    assert.match(store.readRaw(0, 1)[0]?.bytes ?? '', /"v":1,.*"data":\{"number":"A001"\}/)
    assert.equal(store.verify().ok, true)
    store.close()
  })

  law('knows which events belong to which business day', async () => {
    const store = await subject.open()
    const fence = store.takeFence()
    const events = ['2026-03-12', '2026-03-12', '2026-03-13'].map((day, index) => eventOf(`command-${index}`, {}, day))
    assert.ok(store.append({ expectedSeq: 0, fence, events, commands: [] }).ok)
    assert.ok(store.append({ expectedSeq: 3, fence, events: events.slice(2), commands: [] }).ok)
    assert.deepEqual(store.businessDates(), ['2026-03-12', '2026-03-13'])
    assert.deepEqual(store.daySpan('2026-03-12'), { fromSeq: 1, toSeq: 2 })
    assert.deepEqual(store.daySpan('2026-03-13'), { fromSeq: 3, toSeq: 4 })
    assert.equal(store.daySpan('2026-03-14'), undefined)
    store.close()
  })

  law('uses a snapshot only when sequence, head and version of the code agree', async () => {
    const store = await subject.open()
    const fence = store.takeFence()
    appendCommands(store, fence, 'command-1', 'command-2')
    const good = { ...store.head(), codeVersion: '7', bytes: '{"good":true}' }
    save(store, good)
    appendCommands(store, fence, 'command-3')
    assert.deepEqual(store.loadSnapshot('7'), good)
    assert.equal(store.loadSnapshot('8'), undefined)
    save(store, { ...good, seq: 3 })
    assert.deepEqual(store.loadSnapshot('7'), good)
    save(store, { ...good, seq: 4 })
    assert.equal(store.loadSnapshot('7'), undefined)
    store.close()
  })

  law('uses no snapshot that was not finished, and the newest of many that were', async () => {
    const store = await subject.open()
    const fence = store.takeFence()
    appendCommands(store, fence, 'command-1')
    const place = { ...store.head(), codeVersion: '7' }
    assert.ok(store.writeSnapshot(place).add('{"half":').ok)
    assert.equal(store.loadSnapshot('7'), undefined)
    for (let n = 1; n <= 5; n++) save(store, { ...place, bytes: `{"n":${n}}` })
    assert.ok(store.writeSnapshot(place).add('{"half":').ok)
    assert.deepEqual(store.loadSnapshot('7'), { ...place, bytes: '{"n":5}' })
    store.close()
  })

  law('signs the end of a day, and again when the day went on', async () => {
    const store = await subject.open()
    const fence = store.takeFence()
    assert.deepEqual(store.signDay('2026-03-12'), { ok: true, value: undefined })
    appendCommands(store, fence, 'command-1')
    const first = store.signDay('2026-03-12')
    appendCommands(store, fence, 'command-2')
    const second = store.signDay('2026-03-12')
    assert.deepEqual(store.dayHeads(), [first.ok ? first.value : '', second.ok ? second.value : ''])
    assert.deepEqual(store.dayHeads()[1]?.head, store.head().hash)
    assert.equal(store.verify().ok, true)
    store.close()
  })
}

/** In pieces of three characters. */
function save(store: Store, { bytes, ...place }: Snapshot): void {
  const writer = store.writeSnapshot(place)
  for (const piece of bytes.match(/.{1,3}/gs) ?? []) assert.ok(writer.add(piece).ok)
  assert.ok(writer.finish().ok)
}
