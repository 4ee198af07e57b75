import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestHub } from '../testing/test-hub.ts'

const DAY_MS = 24 * 3_600_000
const RUN = 16

test('a command is known under its id for two whole business days, and forgotten after them', async () => {
  const { hub, advance, close } = await openTestHub({ store: { runLength: RUN } })
  await hub.system('device.register', { device: 'kiosk-1', kind: 'kiosk', name: { 'zh-Hans': '取号机' } })
  const knows = (id: string): boolean => hub.store.findCommand('system', id) !== undefined
  const report = async (on: boolean, id: string): Promise<void> => {
    const data = { device: 'kiosk-1', level: on ? 'ok' : 'down', code: on ? 'device.ready' : 'device.away' }
    assert.equal((await hub.system('device.report', data, id)).ok, true)
  }
  const known: (readonly boolean[])[] = []
  for (let day = 0; day < 5; day++) {
    await hub.system('day.begin', {})
    for (let at = 0; at < 2 * RUN; at++) await report(at % 2 === 0, `day-${day}-${at}-0000`)
    for (let second = 0; second < 20; second++) {
      advance(1000)
      hub.look()
    }
    await hub.system('alerts.review', {})
    known.push(Array.from({ length: day + 1 }, (_, before) => knows(`day-${before}-0-0000`)))
    advance(DAY_MS)
  }
  assert.deepEqual(known, [
    [true],
    [true, true],
    [true, true, true],
    [false, true, true, true],
    [false, false, true, true, true],
  ])
  assert.equal(hub.store.verify().ok, true)
  close()
})
