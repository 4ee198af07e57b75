// `npm run agent -- --hub https://192.168.1.10:8443 [--state DIR] [--ca FILE]`: an agent as a process of its own.
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { systemContext, type DeviceContext, type DeviceLog } from '../kernel/context.ts'
import { describeProblem } from '../kernel/errors.ts'
import { createWaker } from '../kernel/waker.ts'
import { loadDeviceModels } from '../models/load.ts'
import type { TicketPrinter } from '../printer/contract.ts'
import { createAgent } from './agent.ts'
import { createEntry } from './entry.ts'
import { createHubHttp, createSoundFetcher } from './hub-http.ts'
import { openDevice } from './open-device.ts'
import type { FetchSound } from './perform-others.ts'
import { openPeripheral, type Peripheral } from './peripheral.ts'
import { createSocketLink } from './socket-link.ts'
import { openState } from './state.ts'

const USAGE = `An agent: the process next to the devices.

  npm run agent -- --hub https://192.168.1.10:8443 [--state DIR] [--ca FILE] [--models DIR]

  --hub     the hub's address
  --state   where the agent keeps its documents; default ./agent-state. List the devices in agent.json there.
  --ca      the certificate of the hall's own CA (PEM)
  --models  the device models; default config/devices`

const log: DeviceLog = (level, message, facts = {}) => {
  console.log(JSON.stringify({ at: new Date().toISOString(), level, message, ...facts }))
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      hub: { type: 'string' },
      state: { type: 'string', default: 'agent-state' },
      ca: { type: 'string' },
      models: { type: 'string', default: fileURLToPath(new URL('../../../config/devices', import.meta.url)) },
    },
  })
  if (values.hub === undefined || !/^https?:/.test(values.hub) || !URL.canParse(values.hub)) {
    console.error(USAGE)
    process.exitCode = 2
    return
  }
  const hub = new URL(values.hub)
  const ca = values.ca === undefined ? undefined : await readFile(values.ca, 'utf8')
  const context = systemContext(log)
  const state = await openState(values.state, ({ code }) =>
    log('warn', 'an older version of a document serves', { code }),
  )
  const { printers, peripherals } = await openDevices(values.models, state, context, createSoundFetcher(hub, ca))

  const stopped = createWaker(context)
  let isStopping = false
  const entry = createEntry({
    ...{ http: createHubHttp(hub, ca), context, isStopped: () => isStopping },
    sleep: (ms) => stopped.sleep(ms),
    tokens: {
      token: () => state.memory.data().token,
      keep: async (token) => {
        await state.memory.update((data) => ({ ...data, token }))
      },
    },
    showCode: (code) =>
      log('info', 'accept this agent in the console', { code: `${code.slice(0, 3)} ${code.slice(3)}` }),
  })
  const line = createSocketLink({
    ...{ hub, ca, context, enter: entry.enter },
    newCommandId: () => randomBytes(12).toString('hex'),
  })
  const hallNow = () => {
    const offsetMs = line.hubOffsetMs()
    return offsetMs === undefined ? Date.now() : context.now() + offsetMs
  }
  const agent = createAgent({
    ...{ link: line.link, spool: state.spool, devices: printers, peripherals, context, hallNow },
  })

  // This machine's clock may be wrong: nothing is printed before the hub has said what time it is.
  let opening: Promise<void> | undefined
  line.link.onConnect(() => {
    opening ??= agent.open().catch((thrown: unknown) => {
      log('error', 'the agent cannot start', { reason: thrown instanceof Error ? thrown.message : String(thrown) })
      process.exitCode = 1
      stop()
    })
  })
  const stop = () => {
    isStopping = true
    stopped.wake()
    line.close()
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  log('info', 'the agent starts', { hub: hub.origin, devices: printers.size + peripherals.size })
  await line.run()
  await agent.close()
  await state.memory.settled()
  log('info', 'the agent has ended')
}

async function openDevices(
  folder: string,
  { agent, memory }: Awaited<ReturnType<typeof openState>>,
  context: DeviceContext,
  fetchSound: FetchSound,
): Promise<{ printers: ReadonlyMap<string, TicketPrinter>; peripherals: ReadonlyMap<string, Peripheral> }> {
  const { models, peripherals: others, problems } = await loadDeviceModels(folder)
  for (const wrong of problems) log('error', describeProblem(wrong))
  const printers = new Map<string, TicketPrinter>()
  const peripherals = new Map<string, Peripheral>()
  for (const config of agent.data().devices) {
    const { id, model: modelId, port, plateLetters } = config
    const other = others.get(modelId)
    if (other !== undefined) {
      const peripheral = openPeripheral(config, other, context, { fetchSound })
      if (peripheral === undefined) log('error', 'the device has no port', { device: id })
      else peripherals.set(id, peripheral)
      continue
    }
    const model = models.get(modelId)
    if (model !== undefined && port === undefined) {
      log('error', 'the device has no port', { device: id })
      continue
    }
    if (model === undefined || port === undefined) {
      log('error', 'no such model', { device: id, model: modelId })
      continue
    }
    const keepPaper = (leftMm: number) => {
      memory
        .update((data) => ({ ...data, paperLeftMm: { ...data.paperLeftMm, [id]: leftMm } }))
        .catch(() => log('warn', 'the paper count could not be kept', { device: id }))
    }
    const paperLeftMm = memory.data().paperLeftMm[id]
    const printer = openDevice({ id, port }, model, {
      ...{ context, onPaperLeft: keepPaper },
      ...(plateLetters === undefined ? {} : { plateLetters }),
      ...(paperLeftMm === undefined ? {} : { paperLeftMm }),
    })
    printers.set(id, printer)
  }
  return { printers, peripherals }
}

main().catch((thrown: unknown) => {
  log('error', 'the agent fails', { reason: thrown instanceof Error ? thrown.message : String(thrown) })
  process.exitCode = 1
})
