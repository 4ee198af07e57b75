// Runs inside the machine whose power is cut: the demo hall on the disk under /data. The hub of a demo listens to its own
// machine only, so a relay carries the host's connections to it. With `verify` the log is verified too.
import { execFile, spawn } from 'node:child_process'
import { renameSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'

const RELAY_PORT = 8080
const HUB_PORT = 8090
const DATA_DIR = '/data/hall'

if (process.argv[2] === 'verify') {
  const argv = ['--import', 'tsx', 'hub/src/cli/main.ts', 'verify', '--data', DATA_DIR]
  // While the hub runs, as an operator may: the reader has a connection of its own.
  execFile(process.execPath, argv, (error, stdout, stderr) => {
    writeFileSync('/out/verify.new', `${error === null ? 'ok' : 'failed'}\n${stdout}${stderr}`)
    renameSync('/out/verify.new', '/out/verify')
  })
}
const hub = spawn(process.execPath, ['--import', 'tsx', 'hub/src/main.ts'], {
  env: { ...process.env, HOST: '127.0.0.1', PORT: String(HUB_PORT), DATA_DIR, LOG_LEVEL: 'warn' },
  stdio: 'inherit',
})
hub.once('close', (status) => process.exit(status ?? 1))

createServer((outside) => {
  const inside = connect(HUB_PORT, '127.0.0.1')
  outside.setNoDelay(true).pipe(inside.setNoDelay(true)).pipe(outside)
  for (const [one, other] of [
    [outside, inside],
    [inside, outside],
  ] as const)
    one.on('error', () => other.destroy()).on('close', () => other.destroy())
}).listen(RELAY_PORT)
