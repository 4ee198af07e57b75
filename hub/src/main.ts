// The server's process: reads the environment, builds the graph, says where to go, and ends cleanly.
import { resolve } from 'node:path'
import { createDemo } from './demo/demo.ts'
import { configFileOf } from './data/config-file.ts'
import { createConfigKeeper } from './data/config-keeper.ts'
import { readHallFolder } from './data/hall-folder.ts'
import { readKnownModels } from './data/known-models.ts'
import { openHall, type OpenHall } from './data/open-hall.ts'
import { createVerifier, verifyInWorker } from './data/verifier.ts'
import { createRenewal } from './identity/renewal.ts'
import { buildId } from './build-id.ts'
import { createLog, faultWords } from './log.ts'
import { serve, type Served } from './serve.ts'
import { readTls, type Tls } from './tls.ts'
import { HallId } from '@tingxu/shared/kernel/brands.ts'
import * as v from 'valibot'

const { env } = process
/** Also when the log is first checked after a start. */
const UPKEEP_MS = 20 * 60_000
const host = env['HOST'] ?? '127.0.0.1'
const port = Number(env['PORT'] ?? 8080)
const dataDir = resolve(env['DATA_DIR'] ?? 'data')
const isLoopback = host === 'localhost' || host === '::1' || /^127\./.test(host)
const log = createLog(env['LOG_LEVEL'] ?? 'info')

async function main(): Promise<void> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT must be a number from 0 to 65535, got ${env['PORT'] ?? ''}`)
  const known = readHallFolder(dataDir)
  if ((known?.demo ?? true) && !isLoopback)
    throw new Error(
      `The demo hall opens its doors without passwords and therefore runs on this machine only; HOST=${host} would show it to the network.\nFor a real hall: npm run hall -- init --data ${dataDir}-hall, then DATA_DIR=${dataDir}-hall HOST=${host} npm start`,
    )

  let address = ''
  const hall = await openHall({
    ...{
      dataDir,
      keysDir: env['KEYS_DIR'],
      isNetworkAllowed: env['ALLOW_NETWORK_FOLDER'] === '1',
      build: buildId(env['TINGXU_BUILD']),
    },
    ifEmpty: { hall: v.parse(HallId, 'yunxi'), demo: true },
    report: (fault) => log.error({ fault: faultWords(fault) }, 'fault'),
    phoneBaseUrl: () => (hall.hub.demo ? address : null),
    // A stranger's name that leads to this machine must not open the demo's doors.
    ...(isLoopback ? { hostNames: ['localhost', '127.0.0.1', host] } : {}),
  })
  const { hub } = hall
  for (const { code, context } of hall.warnings) log.warn({ code, ...context }, 'data folder')
  const tls = isLoopback ? null : await readTls({ env, keysDir: hall.keysDir, host, now: Date.now })
  const scheme = tls === null ? 'http' : 'https'

  hub.store.onStatus(({ level, code, context }) =>
    log[level === 'down' ? 'error' : 'warn']({ code, ...context }, 'store'),
  )
  const keeper = createConfigKeeper({
    hub,
    file: configFileOf(hall.dataDir),
    say: (level, context, words) => log[level](context, words),
  })
  await keeper.open()
  const { models, problems } = await readKnownModels()
  for (const { code, context } of problems) log.warn({ code, ...context }, 'device model')
  hub.knowModels(models)

  const demo = hub.demo
    ? await createDemo({ hub, dataDir: hall.dataDir, url: () => address, report: hub.report })
    : undefined
  const served = await serve({
    hub,
    host,
    port,
    tls: tls?.files ?? null,
    proxies: (env['TRUST_PROXY'] ?? '').split(',').flatMap((each) => each.trim() || []),
    ...(demo === undefined ? {} : { addDemo: demo.addRoutes }),
  })
  address = `${scheme}://${host === '127.0.0.1' ? 'localhost' : host}:${served.port}`
  hub.open()
  await demo?.open()
  say(address, tls?.caFile, demo)
  const upkeep = openUpkeep(hall, served, tls)
  // A code from before cannot be read any more: each start without an administrator gives a new one.
  if (!hub.demo && !hub.hasAdministrator())
    console.log(
      `\n  First use: open ${address}/console and enter the one-time code\n\n      ${hub.identity.firstCode.issue().code}\n\n  It is good for 24 hours and for one person.`,
    )

  let ending = false
  const end = async (): Promise<void> => {
    if (ending) return
    ending = true
    upkeep.close()
    await demo?.close()
    await served.close()
    await keeper.close()
    hall.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end())
  log.info({ address, hall: hub.store.hall, demo: hub.demo, seq: hub.store.head().seq }, 'the hall is open')
}

/** What a hub that runs for months does by itself: its certificate, the daily check of its log. */
function openUpkeep(hall: OpenHall, served: Served, tls: Tls | null): { readonly close: () => void } {
  const { hub, dataDir, keysDir } = hall
  const verifier = createVerifier({
    run: () => verifyInWorker({ dataDir, keysDir }),
    monotonic: () => performance.now(),
    said: (found) => log[found.ok ? 'info' : 'error']({ ...found }, 'the log was checked'),
    trouble: (lasts) => hub.troubles.set('log-damaged', lasts),
    report: hub.report,
  })
  const renewal =
    tls === null
      ? undefined
      : createRenewal({
          served: { ...tls.files, endsAt: tls.endsAt },
          read: async () => {
            const { files, endsAt } = await readTls({ env, keysDir, host, now: Date.now })
            return { ...files, endsAt }
          },
          serve: served.renewTls,
          now: Date.now,
          trouble: (lasts) => hub.troubles.set('certificate-ends', lasts),
          report: hub.report,
        })
  void renewal?.look()
  const timer = setInterval(() => {
    void verifier.look()
    void renewal?.look()
  }, UPKEEP_MS)
  return { close: () => clearInterval(timer) }
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

// A promise nobody waited for harmed nobody else; after a throw out of nowhere only the log can be trusted.
process.on('unhandledRejection', (fault) => log.error({ fault: faultWords(fault) }, 'a fault nobody waited for'))
process.on('uncaughtException', (fault) => {
  log.fatal({ fault: faultWords(fault), stack: fault.stack }, 'the hub ends by a fault nobody caught; start it again')
  process.exit(1)
})

main().catch((error: unknown) => {
  console.error(`\n  ${faultWords(error)}\n`)
  process.exit(1)
})
