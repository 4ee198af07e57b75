// The server's process: reads the environment, builds the graph, says where to go, and ends cleanly.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createDemo } from './demo/demo.ts'
import { configFileOf, describeConfigFault, readConfigFile, watchConfigFile } from './data/config-file.ts'
import { readHallFolder, writeHallFolder } from './data/hall-folder.ts'
import { openHall } from './data/open-hall.ts'
import { buildId } from './build-id.ts'
import { createLog, faultWords } from './log.ts'
import { serve } from './serve.ts'
import { readTls } from './tls.ts'
import { HallId } from '@tingxu/shared/kernel/brands.ts'
import * as v from 'valibot'

const { env } = process
const host = env['HOST'] ?? '127.0.0.1'
const port = Number(env['PORT'] ?? 8080)
const dataDir = resolve(env['DATA_DIR'] ?? 'data')
const isLoopback = host === 'localhost' || host === '::1' || /^127\./.test(host)
const log = createLog(env['LOG_LEVEL'] ?? 'info')

async function main(): Promise<void> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT must be a number from 0 to 65535, got ${env['PORT'] ?? ''}`)
  if (readHallFolder(dataDir) === undefined) writeHallFolder(dataDir, { hall: v.parse(HallId, 'yunxi'), demo: true })
  if (readHallFolder(dataDir)?.demo === true && !isLoopback)
    throw new Error(
      `The demo hall opens its doors without passwords and therefore runs on this machine only; HOST=${host} would show it to the network.\nFor a real hall: npm run hall -- init --data ${dataDir}-hall, then DATA_DIR=${dataDir}-hall HOST=${host} npm start`,
    )

  let address = ''
  const hall = await openHall({
    ...{ dataDir, keysDir: env['KEYS_DIR'], isNetworkAllowed: env['ALLOW_NETWORK_FOLDER'] === '1', build: buildId() },
    report: (fault) => log.error({ fault: faultWords(fault) }, 'fault'),
    phoneBaseUrl: () => (hall.hub.demo ? address : null),
    // A stranger's name that leads to this machine must not open the demo's doors.
    ...(isLoopback ? { hostNames: ['localhost', '127.0.0.1', host] } : {}),
  })
  const { hub } = hall
  for (const { code, context } of hall.warnings) log.warn({ code, ...context }, 'data folder')
  const tls = isLoopback ? null : await readTls({ env, keysDir: hall.keysDir, host, now: Date.now })
  const scheme = tls === null ? 'http' : 'https'

  const file = configFileOf(hall.dataDir)
  const takeConfig = async (): Promise<void> => {
    const read = readConfigFile(file)
    if (read === null) return
    if (!read.ok) return log.error({ code: 'hall.config-invalid', ...read.error }, describeConfigFault(read.error))
    if (JSON.stringify(read.value) === JSON.stringify(hub.state().config)) return
    const configured = await hub.configure(read.value)
    if (configured.ok) log.info({ version: hub.state().configVersion }, 'configuration in force')
    else log.error({ ...configured.error }, `${file} is not put in force; the last good configuration stays`)
  }
  await takeConfig()

  const demo = hub.demo
    ? await createDemo({ hub, dataDir: hall.dataDir, url: () => address, report: hub.report })
    : undefined
  const served = await serve({
    hub,
    host,
    port,
    tls: tls?.files ?? null,
    ...(demo === undefined ? {} : { addDemo: demo.addRoutes }),
  })
  address = `${scheme}://${host === '127.0.0.1' ? 'localhost' : host}:${served.port}`
  const writeConfig = (): void =>
    writeFileSync(file, `${JSON.stringify(hub.state().config, null, 2)}\n`, { mode: 0o600 })
  if (readConfigFile(file) === null && hub.state().config !== null) writeConfig()
  hub.pipeline.onCommitted(({ events }) => {
    if (events.some(({ type }) => type === 'hall.configured')) writeConfig()
  })
  const unwatch = watchConfigFile(file, () => void takeConfig().catch(hub.report))
  hub.open()
  await demo?.open()
  log.info({ address, hall: hub.store.hall, demo: hub.demo, seq: hub.store.head().seq }, 'the hall is open')
  say(address, tls?.caFile, demo)
  // A code from before cannot be read any more: each start without an administrator gives a new one.
  if (!hub.demo && !hub.hasAdministrator())
    console.log(
      `\n  First use: open ${address}/console and enter the one-time code\n\n      ${hub.identity.firstCode.issue().code}\n\n  It is good for 24 hours and for one person.`,
    )

  let ending = false
  const end = async (): Promise<void> => {
    if (ending) return
    ending = true
    unwatch()
    await demo?.close()
    await served.close()
    hall.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end())
}

function say(
  address: string,
  caFile: string | undefined,
  demo: { readonly accounts: () => readonly { user: string; password: string }[] } | undefined,
): void {
  console.log(`\n  Tingxu 厅序\n\n  ${address}\n`)
  if (caFile !== undefined) console.log(`  Install this certificate on kiosks and staff machines: ${caFile}\n`)
  for (const { user, password } of demo?.accounts() ?? []) console.log(`  ${user.padEnd(8)} ${password}`)
}

mkdirSync(join(dataDir), { recursive: true, mode: 0o700 })
main().catch((error: unknown) => {
  console.error(`\n  ${faultWords(error)}\n`)
  process.exit(1)
})
