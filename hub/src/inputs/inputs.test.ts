import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import * as v from 'valibot'
import type { Actor } from '@tingxu/shared/kernel/define.ts'
import { inputSchema } from '@tingxu/shared/wire/protocol.ts'
import { actorOf, deviceActor, systemActor } from '../access/access.ts'
import { openTestHub, type TestHub } from '../testing/test-hub.ts'
import { CounterId, DeviceId, StaffId } from '@tingxu/shared/kernel/brands.ts'

let open: TestHub | undefined
afterEach(() => open?.close())

/** Counter c3 is staffed, somebody waits, and a line of callers has c3 at address 7. */
async function createStage() {
  open = await openTestHub()
  const { hub } = open
  const must = async (actor: Actor, type: string, data: object): Promise<void> => {
    const done = await hub.pipeline.submit({ id: `${type}-${Math.random()}`, type, data, actor })
    assert.ok(done.ok, JSON.stringify(done))
  }
  await must(systemActor, 'staff.add', { staff: 'luo', roles: ['duty'], name: '罗' })
  const name = { 'zh-Hans': '叫号器' }
  await must(systemActor, 'device.register', {
    ...{ device: 'callers', kind: 'keypad', name, seats: [{ address: 7, counter: 'c3' }] },
  })
  const luo = actorOf({ kind: 'staff', staff: v.parse(StaffId, 'luo'), session: 's' }, hub.state())
  assert.ok(luo !== null)
  await must(luo, 'counter.open', { counter: 'c3' })
  const service = hub.state().config?.counters.find(({ id }) => id === 'c3')?.services[0]?.service
  for (let n = 0; n < 3; n++) await must(luo, 'ticket.take', { service, another: true })
  let pressed = 0
  const press = (key: string, { address = 7, id = `press-${++pressed}-of-test` } = {}) =>
    hub.inputs.heard(
      systemActor,
      v.parse(inputSchema, { id, device: 'callers', input: { kind: 'key', address, key, digits: '' } }),
    )
  const served = () => [...hub.state().queue.tickets.values()].filter(({ state }) => state === 'done').length
  const here = () => [...hub.state().queue.counters.values()][0]?.ticket ?? null
  return { hub, press, served, here }
}

test('a key on a caller calls the next person to its counter, and the next press ends and calls again', async () => {
  const { press, served, here } = await createStage()
  assert.ok((await press('call-next')).ok)
  const first = here()
  assert.ok(first !== null)
  assert.ok((await press('call-next')).ok)
  assert.notEqual(here(), first)
  assert.equal(served(), 1)
})

test('the same press told twice, as its answer was lost, calls nobody twice', async () => {
  const { press, here, served } = await createStage()
  await press('call-next', { id: 'press-again' })
  const first = here()
  await press('call-next', { id: 'press-again' })
  assert.equal(here(), first)
  assert.equal(served(), 0)
})

test('a caller that belongs to no counter, or a key without a meaning, is refused and does nothing', async () => {
  const { press, here } = await createStage()
  const code = async (answer: ReturnType<typeof press>) => {
    const result = await answer
    return result.ok ? 'ok' : result.error.code
  }
  assert.equal(await code(press('call-next', { address: 8 })), 'input.no-counter')
  assert.equal(await code(press('volume-up')), 'input.no-use')
  assert.equal(await code(press('evaluate')), 'input.no-use')
  assert.equal(here(), null)
})

test('an agent is not heard for a device that names another', async () => {
  const { hub, here } = await createStage()
  const name = { 'zh-Hans': '代理' }
  for (const agent of ['agent-1', 'agent-2'])
    assert.ok((await hub.system('device.register', { device: agent, kind: 'agent', name })).ok)
  const press = async (agent: string, id: string) => {
    const input = { kind: 'key', address: 7, key: 'call-next', digits: '' }
    const actor = deviceActor(v.parse(DeviceId, agent), v.parse(CounterId, 'c3'), new Set(['job.report']))
    const heard = await hub.inputs.heard(actor, v.parse(inputSchema, { id, device: 'callers', input }))
    return heard.ok ? 'ok' : heard.error.code
  }
  const seats = [{ address: 7, counter: 'c3' }]
  assert.ok((await hub.system('device.change', { device: 'callers', name, agent: 'agent-1', seats })).ok)
  assert.equal(await press('agent-2', 'press-of-another'), 'permission.denied')
  assert.equal(here(), null)
  assert.equal(await press('agent-1', 'press-its-own'), 'ok')
  assert.notEqual(here(), null)
})
