// `npm start`: looks at Node, builds the pages that need it, runs the hub. Plain JavaScript, so that an old Node can
// still read it far enough to say what is wrong.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'

const inCheckout = (path) => fileURLToPath(new URL('../' + path, import.meta.url))

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Tingxu needs Node 20.19 or newer; this is Node ${process.versions.node}.`)
  console.error('Install a current one from https://nodejs.org and run npm start again.')
  process.exit(1)
}
if (!existsSync(inCheckout('node_modules/tsx'))) {
  console.error('The packages Tingxu is made of are not installed yet. Run npm ci, then npm start again.')
  process.exit(1)
}

const tsx = import.meta.resolve('tsx')
let child = null
let asked = null

// A terminal gives Ctrl-C to the child as well; passed on, it would arrive twice and look like impatience.
const passOn = { SIGTERM: true, SIGHUP: true, SIGINT: !process.stdin.isTTY }
for (const [signal, forward] of Object.entries(passOn))
  process.on(signal, () => {
    asked = signal
    if (forward && child !== null) child.kill(signal)
  })

/** Runs a TypeScript program to its end and gives its exit code. */
const run = (path, args) =>
  new Promise((resolve) => {
    child = spawn(process.execPath, ['--import', tsx, inCheckout(path), ...args], { stdio: 'inherit' })
    child.on('error', (error) => {
      console.error(`${path} could not be started: ${error.message}`)
      resolve(1)
    })
    child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]))
  })

const built = await run('scripts/build.ts', ['--if-changed'])
if (built !== 0 || asked !== null) process.exit(built || 128 + constants.signals[asked])
process.exit(await run('hub/src/main.ts', process.argv.slice(2)))
