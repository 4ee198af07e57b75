// The laws of what lies beside the log: rows, vault, jobs, secrets, proofs.
import assert from 'node:assert/strict'
import type { Store } from './contract.ts'
import { eventOf, jobOf, lawsOf, type StoreUnderTest } from './conformance-fixtures.ts'

export function testTables(subject: StoreUnderTest): void {
  const law = lawsOf(subject)

  law('keeps rows by kind and id, lists them by prefix in pages, and deletes them', async () => {
    const store = await subject.open()
    const fence = store.takeFence()
    const rows = ['a-1', 'a-2', 'a-3', 'b-1'].map((id) => ({ kind: 'case', id, value: { id } }))
    assert.ok(store.append({ expectedSeq: 0, fence, events: [], commands: [], rows }).ok)
    const changes = [
      { kind: 'case', id: 'a-1', value: null },
      { kind: 'guide', id: 'a-2', value: '指南' },
    ]
    assert.ok(store.append({ expectedSeq: 0, fence, events: [], commands: [], rows: changes }).ok)
    assert.equal(store.getRow('case', 'a-1'), undefined)
    assert.deepEqual(store.getRow('case', 'a-2'), { id: 'a-2' })
    assert.equal(store.getRow('guide', 'a-2'), '指南')
    const listed = (options?: Parameters<Store['listRows']>[1]) => store.listRows('case', options).map((row) => row.id)
    assert.deepEqual(listed(), ['a-2', 'a-3', 'b-1'])
    assert.deepEqual(listed({ prefix: 'a-' }), ['a-2', 'a-3'])
    assert.deepEqual(listed({ after: 'a-2', limit: 1 }), ['a-3'])
    store.close()
  })

  law('rebuilds the rows from the log, dropping what the log does not know', async () => {
    const store = await subject.open()
    const fence = store.takeFence()
    const rows = [{ kind: 'count', id: 'wrong', value: 7 }]
    const events = ['x', 'y', 'x'].map((word, index) => eventOf(`command-${index}`, { word }))
    assert.ok(store.append({ expectedSeq: 0, fence, events, commands: [], rows }).ok)
    const rebuilt = store.rebuildRows((event, get) => {
      const word = JSON.stringify(event.data)
      return [{ kind: 'count', id: word, value: Number(get('count', word) ?? 0) + 1 }]
    })
    assert.deepEqual(rebuilt, { ok: true, value: { events: 3 } })
    assert.deepEqual(
      store.listRows('count').map(({ id, value }) => [id, value]),
      [
        ['{"word":"x"}', 2],
        ['{"word":"y"}', 1],
      ],
    )
    assert.throws(() =>
      store.rebuildRows(() => {
        throw new Error('a broken fold')
      }),
    )
    assert.equal(store.listRows('count').length, 2)
    store.close()
  })

  law('seals personal texts and forgets those of one person, and no one else', async () => {
    const store = await subject.open()
    const fence = store.takeFence()
    const vault = [
      { ref: 'v-0000000000000001', person: 'ticket-1', text: '演示人甲' },
      { ref: 'v-0000000000000002', person: 'ticket-1', text: '13900000000' },
      { ref: 'v-0000000000000003', person: 'ticket-2', text: '演示人乙' },
    ].map((write) => ({ ...write, ref: write.ref as never }))
    assert.ok(store.append({ expectedSeq: 0, fence, events: [], commands: [], vault }).ok)
    assert.equal(store.readVault('v-0000000000000001'), '演示人甲')
    assert.deepEqual(store.erasePerson('ticket-1'), { ok: true, value: { texts: 2, isScrubbed: true } })
    assert.equal(store.readVault('v-0000000000000001'), undefined)
    assert.equal(store.readVault('v-0000000000000002'), undefined)
    assert.equal(store.readVault('v-0000000000000003'), '演示人乙')
    assert.equal(store.readVault('v-0000000000000009'), undefined)
    store.close()
  })

  law('moves a job on only from a state it was expected in, and counts the tries', async () => {
    let now = 1000
    const store = await subject.open({ now: () => now })
    const fence = store.takeFence()
    const jobs = [jobOf('job-1'), jobOf('job-2', 'printer-2'), jobOf('job-3')]
    assert.ok(store.append({ expectedSeq: 0, fence, events: [], commands: [], jobs }).ok)
    assert.deepEqual(
      store.queuedJobs().map((job) => job.id),
      ['job-1', 'job-2', 'job-3'],
    )
    assert.deepEqual(
      store.queuedJobs({ target: 'printer-1' }).map((job) => job.id),
      ['job-1', 'job-3'],
    )
    now = 2000
    const sent = store.markJob({ id: 'job-1', from: ['queued'], to: 'sent' })
    const expected = { ...jobOf('job-1'), state: 'sent', tries: 1, createdAt: 1000, updatedAt: 2000, result: null }
    assert.deepEqual(sent, { ok: true, value: expected })
    const again = store.markJob({ id: 'job-1', from: ['queued'], to: 'sent' })
    assert.deepEqual(again.ok ? '' : again.error, {
      code: 'job.wrong-state',
      context: { job: 'job-1', state: 'sent' },
    })
    const unknown = store.markJob({ id: 'job-9', from: ['queued'], to: 'sent' })
    assert.equal(unknown.ok ? '' : unknown.error.code, 'job.unknown')
    const answers = store.markJobs([
      { id: 'job-1', from: ['sent'], to: 'confirmed', result: { proof: 'barrier' } },
      { id: 'job-2', from: ['sent'], to: 'confirmed' },
      { id: 'job-3', from: ['queued', 'sent'], to: 'dropped' },
    ])
    assert.deepEqual(
      answers.map((answer) => answer.ok),
      [true, false, true],
    )
    assert.deepEqual(store.getJob('job-1')?.result, { proof: 'barrier' })
    assert.equal(store.getJob('job-1')?.tries, 1)
    assert.deepEqual(
      store.jobsInState('dropped').map((job) => job.id),
      ['job-3'],
    )
    assert.deepEqual(store.pruneJobs(2001), { ok: true, value: 2 })
    assert.equal(store.getJob('job-1'), undefined)
    assert.equal(store.getJob('job-2')?.state, 'queued')
    store.close()
  })

  law('keeps secrets beside the log, alone or in the transaction of an append', async () => {
    const store = await subject.open()
    const fence = store.takeFence()
    assert.ok(store.secretPut('session', 's-1', { staff: 'luo' }).ok)
    const secrets = [{ kind: 'password', id: 'luo', value: 'scrypt$…' }]
    assert.ok(store.append({ expectedSeq: 0, fence, events: [eventOf('command-1')], commands: [], secrets }).ok)
    assert.deepEqual(store.secretGet('session', 's-1'), { staff: 'luo' })
    assert.equal(store.secretGet('password', 'luo'), 'scrypt$…')
    assert.deepEqual(store.secretList('password'), secrets)
    assert.ok(store.secretDelete('session', 's-1').ok)
    assert.equal(store.secretGet('session', 's-1'), undefined)
    assert.doesNotMatch(store.readRaw(0, 10)[0]?.bytes ?? '', /scrypt/)
    store.close()
  })

  law('keeps proofs per call, twice and late as they come', async () => {
    const store = await subject.open()
    const line = { callId: 'call-1', device: 'board-1', level: 'painted', at: 5 }
    assert.ok(store.appendProof([line, { ...line, device: 'board-2', at: 9 }]).ok)
    assert.ok(store.appendProof([line]).ok)
    assert.equal(store.listProofs('call-1').length, 3)
    assert.deepEqual(store.listProofs('call-1')[0], line)
    assert.deepEqual(store.listProofs('call-2'), [])
    assert.deepEqual(store.pruneProofs(6), { ok: true, value: 2 })
    assert.equal(store.listProofs('call-1').length, 1)
    store.close()
  })
}
