import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { added, finished, markedSent } from './spool.ts'
import { openState } from './state.ts'

const scratch = await mkdtemp(join(tmpdir(), 'tingxu-agent-'))
after(() => rm(scratch, { recursive: true, force: true }))
const open = (folder: string) => openState(folder, () => undefined)

describe("an agent's documents", () => {
  test('keep jobs and words over a restart as they were', async () => {
    const folder = await mkdtemp(join(scratch, 'a-'))
    const { spool } = await open(folder)
    const job = { job: 'print:20260312-A001:1', kind: 'print', target: 'printer-1', notAfter: 1 } as const
    const payload = { blocks: [{ kind: 'line', text: '厅' }] }
    await spool.update((data) => added(data, { ...job, payload }))
    await spool.update((data) => added(data, { ...job, job: 'print:20260312-A002:1', payload }))
    await spool.update((data) => markedSent(data, job.job))
    const expected = await spool.update((data) => finished(data, job.job, { state: 'uncertain', code: 'job.no-proof' }))
    assert.deepEqual((await open(folder)).spool.data(), expected)
    assert.deepEqual(expected.jobs[0]?.payload, payload)
    assert.deepEqual(
      expected.words.map(({ state }) => state),
      ['sent', 'uncertain'],
    )
  })

  test('list the devices, and say where a person wrote something wrong', async () => {
    const folder = await mkdtemp(join(scratch, 'b-'))
    assert.deepEqual((await open(folder)).agent.data(), { devices: [] })
    const printer = { id: 'printer-1', model: 'generic-80mm', port: { kind: 'tcp', host: '192.168.1.20' } }
    const write = (devices: unknown) => writeFile(join(folder, 'agent.json'), JSON.stringify({ devices }))
    await write([printer])
    assert.deepEqual((await open(folder)).agent.data().devices[0]?.port, {
      kind: 'tcp',
      host: '192.168.1.20',
    })
    await write([{ ...printer, port: { kind: 'tcp', host: '192.168.1.20', port: 0 } }])
    await assert.rejects(open(folder), /devices\.0\.port\.port/)
    await write([printer, printer])
    await assert.rejects(open(folder), /each id once/)
  })

  test('take a device at every kind of port, and say what is wrong with one', async () => {
    const folder = await mkdtemp(join(scratch, 'c-'))
    const write = (port: unknown) =>
      writeFile(join(folder, 'agent.json'), JSON.stringify({ devices: [{ id: 'd-1', model: 'caller-21-key', port }] }))
    for (const port of [
      { kind: 'tcp', host: '192.168.1.30', port: 5005 },
      { kind: 'serial', path: '/dev/ttyS1', baud: 19_200, parity: 'even' },
      { kind: 'serial', usb: { vendorId: '1a86', productId: '7523' } },
      { kind: 'file', path: '/dev/usb/lp0' },
      { kind: 'hid', vendorId: '0c2e', productId: '0b07', serial: '17' },
      { kind: 'helper', command: '/opt/maker/board', args: ['--id', '1'] },
      undefined,
    ]) {
      await write(port)
      assert.equal((await open(folder)).agent.data().devices[0]?.port?.kind, port?.kind)
    }
    await write({ kind: 'hid', vendorId: 'honeywell', productId: '0b07' })
    await assert.rejects(open(folder), /devices\.0\.port\.vendorId/)
    await write({ kind: 'serial' })
    await assert.rejects(open(folder), /devices\.0\.port/)
    await write({ kind: 'parallel' })
    await assert.rejects(open(folder), /devices\.0\.port\.kind/)
  })
})
