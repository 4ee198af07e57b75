import { noStatus, startGuest } from './guest.ts'
import { checkoutDir } from './paths.ts'
import { rigOptions } from './rig-options.ts'

/** What a shell gives for a program that was cut off: 128 + SIGKILL. */
const cutOff = 137

try {
  const options = rigOptions(process.argv.slice(2), checkoutDir)
  const guest = await startGuest({ ...options, onConsole: (line) => console.log(line) })
  const status = await guest.exited
  process.exitCode = status === noStatus ? cutOff : status
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
}
