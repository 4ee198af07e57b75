import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { DeviceInput } from '@tingxu/drivers/kernel/input.ts'
import { createManualContext } from '@tingxu/drivers/kernel/manual-context.ts'
import { loadDeviceModels } from '@tingxu/drivers/models/load.ts'
import { toneWav } from '@tingxu/drivers/speaker/wav.ts'
import { demoPeripherals } from '../demo-peripherals.ts'
import { createPeripheralBench } from './peripheral-bench.ts'

const { peripherals: models } = await loadDeviceModels(
  fileURLToPath(new URL('../../../../config/devices', import.meta.url)),
)

async function scene() {
  const clock = createManualContext()
  const bench = createPeripheralBench({
    ...{ models, devices: demoPeripherals, context: clock, signOf: (counter: string) => counter.slice(1) },
    codes: () => ['A001'],
    fetchSound: () => Promise.resolve(toneWav(200)),
  })
  const heard: (DeviceInput & { readonly from: string })[] = []
  for (const [from, { device, onInput }] of bench.devices) {
    onInput((input) => heard.push({ ...input, from }))
    device.open()
  }
  await clock.advance(3000)
  const look = (id: string) => {
    const found = bench.snapshot().find((each) => each.id === id)
    assert.ok(found)
    return found
  }
  const perform = async (id: string, kind: 'led' | 'caller' | 'voice' | 'text', payload: unknown) => {
    const job = { job: `${kind}-1`, target: id, notAfter: null, state: 'queued', kind, payload } as const
    const done = bench.devices.get(id)?.perform({ job, waitMs: 5000, onSent: () => Promise.resolve() })
    await clock.advance(3000)
    return (await done)?.ending.state
  }
  return {
    ...{ clock, bench, heard, look, perform },
    async close() {
      bench.close()
      const closing = Promise.all([...bench.devices.values()].map(({ device }) => device.close()))
      await clock.advance(1000)
      await closing
      assert.equal(clock.pendingTimers(), 0)
    },
  }
}

test('every device of the demo comes up on its simulator', async () => {
  const { bench, close } = await scene()
  assert.deepEqual(
    bench.snapshot().filter(({ state }) => state.code !== 'device.ready'),
    [],
  )
  await close()
})

test('what hands do arrives as the input of its class, and from no seat that is not there', async () => {
  const { clock, bench, heard, close } = await scene()
  assert.ok(bench.act('callers-east', { act: 'press', address: 3, keys: '0C' }))
  assert.ok(bench.act('callers-east', { act: 'rate', address: 3, score: 2 }))
  assert.ok(!bench.act('callers-east', { act: 'press', address: 9, keys: '0C' }))
  assert.ok(bench.act('id-reader-1', { act: 'lay', card: 'mainland' }))
  assert.ok(bench.act('card-reader-c3', { act: 'lay', card: 'staff-1' }))
  assert.ok(bench.act('scanner-c3', { act: 'scan', text: 'A001' }))
  assert.ok(!bench.act('scanner-c3', { act: 'lay', card: 'mainland' }))
  assert.ok(!bench.act('nothing', { act: 'pull-cable' }))
  await clock.advance(3000)
  assert.deepEqual(heard.map(({ from, kind }) => `${from} ${kind}`).sort(), [
    'callers-east key',
    'callers-east rating',
    'card-reader-c3 card',
    'id-reader-1 id-card',
    'scanner-c3 scan',
  ])
  await close()
})

test('faces show what came over the wire', async () => {
  const { look, perform, close } = await scene()
  const texts = [{ area: 3, text: 'A001请到3号窗口', colour: 'red' }]
  assert.equal(await perform('strips-east', 'led', { texts }), 'confirmed')
  const strips = look('strips-east').face
  assert.ok(strips.class === 'led-board')
  assert.equal(strips.areas.find(({ address }) => address === 3)?.text, 'A001请到3号窗口')

  assert.equal(
    await perform('callers-east', 'caller', { displays: [{ address: 3, waiting: 12, ticket: 7 }] }),
    'confirmed',
  )
  const callers = look('callers-east').face
  assert.ok(callers.class === 'counter-bus')
  assert.equal(callers.seats.find(({ address }) => address === 3)?.digits, '012007')

  assert.equal(await perform('speaker-west', 'voice', { path: '/api/v1/sounds/A001/c6.wav' }), 'confirmed')
  const speaker = look('speaker-west').face
  assert.ok(speaker.class === 'speaker')
  assert.deepEqual(speaker.spoken, [{ id: 'voice-1', path: '/api/v1/sounds/A001/c6.wav', state: 'confirmed' }])

  assert.equal(await perform('modem-1', 'text', { to: '10086', text: '请到3号窗口' }), 'confirmed')
  const modem = look('modem-1').face
  assert.ok(modem.class === 'text-modem')
  assert.deepEqual(modem.texts, [{ to: '10086', text: '请到3号窗口' }])
  await close()
})

test('a pulled cable and a fault are seen by the driver, and mended by the same key', async () => {
  const { clock, bench, look, close } = await scene()
  bench.act('callers-east', { act: 'pull-cable' })
  await clock.advance(200)
  assert.deepEqual([look('callers-east').cable, look('callers-east').state.level], [false, 'down'])
  bench.act('callers-east', { act: 'put-cable' })
  bench.act('id-reader-1', { act: 'fault', fault: 'silent' })
  await clock.advance(15_000)
  assert.equal(look('callers-east').state.code, 'device.ready')
  assert.equal(look('id-reader-1').state.level, 'down')
  assert.ok(look('id-reader-1').faults.some(({ fault, on }) => fault === 'silent' && on))
  bench.act('id-reader-1', { act: 'fault', fault: 'silent' })
  await clock.advance(30_000)
  assert.equal(look('id-reader-1').state.code, 'device.ready')
  assert.ok(!bench.act('id-reader-1', { act: 'fault', fault: 'made-up' }))
  await close()
})
