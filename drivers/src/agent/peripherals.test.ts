import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { createManualContext } from '../kernel/manual-context.ts'
import { createSimulatedCounterBus } from '../keypad/bus-simulator.ts'
import { createSimulatedOnbon } from '../led/simulator.ts'
import { createSimulatedModem } from '../modem/simulator.ts'
import { loadDeviceModels } from '../models/load.ts'
import { createMemoryPair } from '../transports/memory.ts'
import { createAgent } from './agent.ts'
import { createInProcessLink } from './in-process-link.ts'
import { openPeripheral } from './peripheral.ts'
import { emptySpool, type JobMessage, type SpoolData, type SpoolFile } from './spool.ts'

const folder = fileURLToPath(new URL('../../../config/devices', import.meta.url))
const { peripherals: models } = await loadDeviceModels(folder)

const memorySpool = (): SpoolFile => {
  let kept: SpoolData = emptySpool
  return {
    data: () => kept,
    update: (change) => Promise.resolve((kept = change(kept))),
  }
}

/** An agent with a bus, a board and a modem, all simulated. */
const scene = async () => {
  const clock = createManualContext()
  const lines = {
    'bus-1': createMemoryPair(clock, { baud: 9600 }),
    'board-1': createMemoryPair(clock),
    'modem-1': createMemoryPair(clock),
  }
  const open = (id: keyof typeof lines, modelId: string) => {
    const model = models.get(modelId)
    assert.ok(model)
    const peripheral = openPeripheral({ id, port: { kind: 'memory', transport: lines[id].host } }, model, clock)
    assert.ok(peripheral)
    return [id, peripheral] as const
  }
  const inputs: string[] = []
  const reports: string[] = []
  const progress: string[] = []
  const { link, offer } = createInProcessLink({
    progress: ({ job, state, code }) => {
      progress.push(`${job} ${state}${code === null ? '' : ` ${code}`}`)
      return Promise.resolve(true)
    },
    reportDevice: (device, level, code) => {
      reports.push(`${device} ${level} ${code}`)
      return Promise.resolve(true)
    },
    input: (device, input) => {
      inputs.push(`${clock.now()} ${device} ${JSON.stringify(input)}`)
      return Promise.resolve(true)
    },
    onFault: (fault) => {
      throw fault
    },
  })
  const agent = createAgent({
    ...{ link, spool: memorySpool(), devices: new Map(), context: clock, hallNow: () => clock.now() },
    peripherals: new Map([
      open('bus-1', 'caller-21-key'),
      open('board-1', 'led-onbon-bx5k'),
      open('modem-1', 'modem-gsm'),
    ]),
  })
  const bus = createSimulatedCounterBus({ context: clock, end: lines['bus-1'].device })
  const board = createSimulatedOnbon(lines['board-1'].device)
  const modem = createSimulatedModem(lines['modem-1'].device)
  await agent.open()
  await clock.advance(1000)
  const job = (name: string, kind: JobMessage['kind'], target: string, payload: unknown) =>
    offer({ job: name, kind, target, payload, notAfter: null })
  return { clock, agent, lines, bus, board, modem, inputs, reports, progress, job }
}

describe('an agent with more than printers', () => {
  test('tells the state of each, and of each change', async () => {
    const { clock, agent, lines, reports } = await scene()
    assert.deepEqual([...reports].sort(), [
      'board-1 ok device.ready',
      'bus-1 ok device.ready',
      'modem-1 ok device.ready',
    ])
    lines['bus-1'].pull()
    await clock.advance(100)
    assert.equal(reports.at(-1), 'bus-1 down device.not-connected')
    lines['bus-1'].plug()
    await clock.advance(5000)
    assert.equal(reports.at(-1), 'bus-1 ok device.ready')
    await agent.close()
    assert.equal(clock.pendingTimers(), 0)
  })

  test('tells of a key in the moment of its last byte, whatever is being shown meanwhile', async () => {
    const { clock, agent, lines, bus, inputs, job } = await scene()
    let lastByteMs = 0
    lines['bus-1'].host.onData(() => (lastByteMs = clock.now()))
    const displays = Array.from({ length: 138 }, (_, at) => ({ address: at + 1, waiting: at, ticket: null }))
    await job('caller:1', 'caller', 'bus-1', { displays })
    await clock.advance(50)
    bus.press(7, 0x0c)
    await clock.advance(20)
    assert.deepEqual(inputs, [`${lastByteMs} bus-1 {"kind":"key","address":7,"key":"call-next","digits":""}`])
    await agent.close()
    bus.stop()
  })

  test('shows on boards, beeps, and sends messages, each once', async () => {
    const { clock, agent, board, bus, modem, inputs, progress, job } = await scene()
    const texts = [{ area: 0, text: 'A001请到3号窗口', colour: 'red' }]
    assert.equal(await job('led:1', 'led', 'board-1', { texts }), true)
    assert.equal(await job('led:1', 'led', 'board-1', { texts }), true)
    await job('caller:1', 'caller', 'bus-1', { displays: [], now: [{ address: 7, what: 'beep' }] })
    await job('text:1', 'text', 'modem-1', { to: '+8613800000000', text: '请到3号窗口' })
    await clock.advance(2000)
    assert.equal(board.shows(0)?.text, 'A001请到3号窗口')
    assert.equal(bus.beeps(7), 1)
    assert.equal(modem.texts().length, 1)
    modem.reportAll(0)
    await clock.advance(100)
    assert.match(inputs.at(-1) ?? '', /"kind":"text-delivery","job":"text:1","state":"delivered"/)
    assert.deepEqual([...progress].sort(), [
      'caller:1 confirmed',
      'caller:1 sent',
      'led:1 confirmed',
      'led:1 sent',
      'text:1 confirmed',
      'text:1 sent',
    ])
    await agent.close()
    assert.ok(!JSON.stringify(clock.lines).includes('13800000000'), 'no number is in the log')
  })

  test('fails what is not for that device, and what makes no sense', async () => {
    const { clock, agent, progress, job } = await scene()
    await job('a', 'text', 'board-1', { to: '10086', text: 'x' })
    await job('b', 'led', 'board-1', { texts: [{ area: 0, text: 'x', colour: 'blue' }] })
    await clock.advance(100)
    assert.deepEqual(progress.sort(), ['a failed job.invalid', 'b failed job.invalid'])
    await agent.close()
  })

  test('does not let a board that is away hold newer texts up; it shows the newest when it is back', async () => {
    const { clock, agent, lines, board, progress, job } = await scene()
    lines['board-1'].pull()
    await clock.advance(100)
    for (const n of [1, 2, 3])
      await job(`led:${n}`, 'led', 'board-1', { texts: [{ area: 0, text: `A00${n}`, colour: 'red' }] })
    await clock.advance(100)
    assert.equal(progress.filter((word) => word.endsWith('failed device.not-connected')).length, 3)
    lines['board-1'].plug()
    await clock.advance(20_000)
    assert.equal(board.shows(0)?.text, 'A003')
    assert.equal(board.taken(), 1)
    await agent.close()
  })
})
