// The laws of bad days: failed commits, a full disk, closing and opening again.
import assert from 'node:assert/strict'
import type { PlannedFailure } from './failing-engine.ts'
import { appendCommands, commandOf, eventOf, jobOf, lawsOf, type StoreUnderTest } from './conformance-fixtures.ts'

export function testFailures(subject: StoreUnderTest): void {
  const law = lawsOf(subject)

  law('leaves nothing half done after a failed commit, and goes on when the disk is back', async () => {
    let failing: PlannedFailure | undefined
    const store = await subject.open({ plan: () => failing, runLength: 64 })
    const fence = store.takeFence()
    appendCommands(store, fence, 'command-1')
    const before = store.head()
    const heard: number[] = []
    store.subscribe((events) => heard.push(events.length))
    const whole = {
      expectedSeq: 1,
      fence,
      events: [eventOf('command-2')],
      commands: [commandOf('command-2', 2)],
      rows: [{ kind: 'case', id: 'a', value: 1 }],
      vault: [{ ref: 'v-0000000000000001' as never, person: 'ticket-1', text: '演示' }],
      jobs: [jobOf('job-1')],
      secrets: [{ kind: 'password', id: 'luo', value: 'x' }],
    }
    const nothing = () => {
      assert.deepEqual(store.head(), before)
      assert.equal(store.read(0, 10).length, 1)
      assert.equal(store.findCommand('device:kiosk-1', 'command-2'), undefined)
      assert.equal(store.getRow('case', 'a'), undefined)
      assert.equal(store.readVault('v-0000000000000001'), undefined)
      assert.equal(store.getJob('job-1'), undefined)
      assert.equal(store.secretGet('password', 'luo'), undefined)
      assert.equal(store.verify().ok, true)
      assert.deepEqual(heard, [])
    }
    failing = 'io'
    const refused = store.append(whole)
    assert.equal(refused.ok ? '' : refused.error.code, 'store.unavailable')
    assert.equal(store.status().code, 'store.unavailable')
    nothing()
    failing = undefined
    assert.ok(store.append(whole).ok)
    assert.equal(store.status().level, 'ok')
    assert.equal(store.readVault('v-0000000000000001'), '演示')
    assert.equal(store.getJob('job-1')?.state, 'queued')
    failing = 'io'
    const mark = store.markJob({ id: 'job-1', from: ['queued'], to: 'sent' })
    assert.equal(mark.ok ? '' : mark.error.code, 'store.unavailable')
    failing = undefined
    assert.equal(store.getJob('job-1')?.state, 'queued')
    // A failure just when the newest ids would move out of memory.
    const ids = Array.from({ length: 64 }, (_, index) => `more-${index}`)
    const many = {
      expectedSeq: 2,
      fence,
      events: ids.map((id) => eventOf(id)),
      commands: ids.map((id, index) => commandOf(id, 3 + index)),
    }
    failing = 'io'
    assert.equal(store.append(many).ok, false)
    failing = undefined
    assert.ok(store.append(many).ok)
    for (const id of ['command-1', 'command-2', ...ids]) {
      assert.equal(store.findCommand('device:kiosk-1', id)?.commandId, id)
    }
    store.close()
  })

  law('goes read-only when the disk is full, says so once, and recovers when there is space again', async () => {
    let failing: PlannedFailure | undefined
    let freeBytes = 1e12
    const store = await subject.open({
      plan: () => failing,
      diskSpace: () => ({ freeBytes, totalBytes: 1e12 }),
    })
    const fence = store.takeFence()
    const said: string[] = []
    store.onStatus((status) => said.push(status.code))
    failing = 'full'
    const event = { expectedSeq: 0, fence, events: [eventOf('command-1')], commands: [] }
    const refused = [store.append(event), store.append(event)]
    assert.deepEqual(
      refused.map((result) => (result.ok ? '' : result.error.code)),
      ['store.read-only', 'store.read-only'],
    )
    assert.equal(store.read(0, 1).length, 0)
    assert.equal(store.probe().code, 'store.read-only')
    freeBytes = 1000
    failing = undefined
    assert.equal(store.probe().code, 'store.read-only', 'too little space to be worth trying')
    freeBytes = 1e8
    assert.equal(store.probe().code, 'store.space-low')
    assert.ok(store.append(event).ok)
    freeBytes = 1e12
    assert.equal(store.probe().code, 'store.ok')
    assert.deepEqual(said, ['store.read-only', 'store.space-low', 'store.ok'])
    store.close()
  })

  law('refuses every change after it was closed, however often', async () => {
    const store = await subject.open()
    const fence = store.takeFence()
    store.close()
    store.close()
    const refused = store.append({ expectedSeq: 0, fence, events: [eventOf('command-1')], commands: [] })
    assert.equal(refused.ok ? '' : refused.error.code, 'store.unavailable')
    assert.equal(store.probe().level, 'down')
  })

  law('is the same when it is opened again', async () => {
    if (!subject.isDurable) return
    const store = await subject.open()
    const fence = store.takeFence()
    appendCommands(store, fence, 'command-1', 'command-2')
    const vault = [{ ref: 'v-0000000000000001' as never, person: 'ticket-1', text: '演示' }]
    assert.ok(store.append({ expectedSeq: 2, fence, events: [], commands: [], vault, jobs: [jobOf('job-1')] }).ok)
    const head = store.head()
    store.close()
    const again = await subject.open({ isSame: true })
    assert.deepEqual(again.head(), head)
    assert.equal(again.findCommand('device:kiosk-1', 'command-2')?.fromSeq, 2)
    assert.equal(again.readVault('v-0000000000000001'), '演示')
    assert.equal(again.queuedJobs().length, 1)
    assert.ok(again.takeFence() > fence)
    assert.equal(again.verify().ok, true)
    again.close()
  })
}
