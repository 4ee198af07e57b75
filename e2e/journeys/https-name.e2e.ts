// A real hall under a name on the network: the hub's own certificates, a kiosk that is paired by hand and that starts
// while the hub is off. And what a page says that came without HTTPS.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { chromium, type Browser } from 'playwright'
import { zhHans } from '@tingxu/shared/i18n/zh-Hans.ts'
import { checkoutDir, startHub, type RunningHub } from '../support/start-hub.ts'
import { LAB_FLAGS, launchBrowser, openScreen } from './pages/browser.ts'
import { consoleOn } from './pages/console.ts'
import { shippedFlags } from './pages/flags.ts'
import { kioskOn } from './pages/kiosk.ts'
import { browserWithPolicies, whyNoPolicies } from './pages/policies.ts'

const { kiosk: words, common } = zhHans
const skip = whyNoPolicies() ?? false
/** In the certificate that the hub makes, and no name of this machine for itself. */
const NAME = hostname().toLowerCase()
/** Not of this machine, and nobody's: RFC 5737. */
const ADDRESS = '192.0.2.7'
const PANEL = { width: 1080, height: 1920 }
const DESK = { width: 1440, height: 900 }

let scratch: string

before(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'tingxu-journey-'))
})

after(() => rm(scratch, { recursive: true, force: true }))

test('under an HTTPS name a kiosk is paired by its code, and starts while the hub is off', { skip }, async () => {
  const dataDir = join(scratch, 'real')
  const cli = join(checkoutDir, 'hub/src/cli/main.ts')
  await promisify(execFile)(process.execPath, ['--import', 'tsx', cli, 'init', '--data', dataDir, '--id', 'yunxi'], {
    cwd: checkoutDir,
  })
  await copyFile(join(checkoutDir, 'config/demo/hall.json'), join(dataDir, 'hall.json'))
  const start = (port?: number) => startHub({ dataDir, host: '0.0.0.0', ...(port === undefined ? {} : { port }) })
  let hub: RunningHub = await start()
  const url = `https://${NAME}:${hub.port}`
  const code = hub
    .output()
    .map((line) => /^\s+((?:\w{4}-){2}\w{4})\s*$/.exec(line)?.[1])
    .find((each) => each !== undefined)
  assert.ok(code !== undefined, hub.output().join('\n'))

  const browserDir = join(scratch, 'browser')
  await mkdir(browserDir)
  const launch = async (kind: 'kiosk' | 'board', path: string): Promise<Browser> => {
    const folder = join(browserDir, path.slice(1))
    await mkdir(folder)
    const caFile = join(`${dataDir}-keys`, 'tls/ca.crt')
    return chromium.launch({
      executablePath: await browserWithPolicies({ kind, url, caFile, scratch: folder }),
      args: [...LAB_FLAGS, ...shippedFlags(kind), `--host-resolver-rules=MAP ${NAME} 127.0.0.1`],
    })
  }
  const kioskBrowser = await launch('kiosk', '/kiosk')
  const desk = await launchBrowser([`--host-resolver-rules=MAP ${NAME} 127.0.0.1`])
  try {
    const page = await openScreen(kioskBrowser, `${url}/kiosk?slot=door`, PANEL)
    const kiosk = kioskOn(page)
    await kiosk.says(common.pairing.title).waitFor()

    // The office's machine has not installed the authority yet.
    const console = consoleOn(await openScreen(desk, `${url}/console`, DESK, { ignoreHTTPSErrors: true }))
    await console.begin(code, 'wen', '闻远', 'a-word-for-the-first-day')
    await console.openDevices()
    const label = await page.getByRole('img', { name: common.pairing.code }).getAttribute('aria-label')
    assert.ok(label !== null)
    await console.accept(label, '东门取号机')

    await kiosk.take.waitFor()
    assert.equal(await page.evaluate<boolean>('isSecureContext'), true)
    assert.equal(await kiosk.says(words.setUp.notSecure).count(), 0)
    const scope = await page.evaluate<string>('navigator.serviceWorker.ready.then(({ scope }) => scope)')
    assert.equal(scope, `${url}/kiosk`)

    await hub.stop()
    await kiosk.says(words.blocked.hubAway).waitFor()
    await page.reload()
    await page.getByText(words.starting).or(kiosk.says(words.blocked.hubAway)).first().waitFor()

    hub = await start(hub.port)
    await kiosk.take.waitFor()
  } finally {
    await Promise.all([kioskBrowser.close(), desk.close()])
    await hub.stop()
  }
})

test('a page that came without HTTPS from another machine works, and says what it lacks', async () => {
  const hub = await startHub({ dataDir: join(scratch, 'demo') })
  const browser = await launchBrowser([`--host-resolver-rules=MAP ${ADDRESS} 127.0.0.1`])
  try {
    const address = `http://${ADDRESS}:${hub.port}/kiosk?slot=kiosk-1&device=kiosk-1`
    const kiosk = kioskOn(await openScreen(browser, address, PANEL))
    await kiosk.take.waitFor()
    await kiosk.says(words.setUp.notSecure).waitFor()
  } finally {
    await browser.close()
    await hub.stop()
  }
})
