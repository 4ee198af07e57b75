import { parseArgs } from 'node:util'
import type { GuestOptions } from './guest.ts'

export const usage = `npm run rig -- [OPTION...] COMMAND [ARGUMENT...]
  --disk=FILE[:MB]     disk image, made if missing (64 MB), on /data
  --forward=HOST:GUEST TCP port of 127.0.0.1 that leads into the guest; may be repeated
  --env=NAME=VALUE     may be repeated
  --out=DIRECTORY      what the guest sees as /out
  --project=DIRECTORY  what the guest sees as /proj (this checkout)
  --memory=MB          (768)
  --limit=SECONDS      (600)
  --usb                USB devices, HID devices, udev`

const number = (text: string | undefined, otherwise: number): number => {
  const value = text === undefined ? otherwise : Number(text)
  if (!Number.isInteger(value) || value <= 0) throw new Error(`not a whole number above 0: ${String(text)}`)
  return value
}

/** Options come first and carry their value after `=`; the first argument without `--` begins the command. */
export function rigOptions(argv: readonly string[], projectDir: string): GuestOptions {
  const start = argv.findIndex((argument) => !argument.startsWith('--'))
  if (start < 0) throw new Error(usage)
  const { values } = parseArgs({
    args: argv.slice(0, start),
    options: {
      disk: { type: 'string' },
      forward: { type: 'string', multiple: true, default: [] },
      env: { type: 'string', multiple: true, default: [] },
      out: { type: 'string' },
      project: { type: 'string' },
      memory: { type: 'string' },
      limit: { type: 'string' },
      usb: { type: 'boolean', default: false },
    },
  })
  const disk = values.disk === undefined ? undefined : /^(.+?)(?::(\d+))?$/.exec(values.disk)
  return {
    projectDir: values.project ?? projectDir,
    command: argv.slice(start),
    env: Object.fromEntries(values.env.map((pair) => splitAt(pair, '='))),
    ...(disk?.[1] === undefined ? {} : { disk: { path: disk[1], sizeMb: number(disk[2], 64) } }),
    forward: values.forward.map((pair) => {
      const [host, guest] = splitAt(pair, ':')
      return { host: number(host, 0), guest: number(guest, 0) }
    }),
    ...(values.out === undefined ? {} : { outDir: values.out }),
    memoryMb: number(values.memory, 768),
    limitMs: number(values.limit, 600) * 1000,
    usb: values.usb,
  }
}

function splitAt(text: string, sign: string): [string, string] {
  const at = text.indexOf(sign)
  if (at < 0) throw new Error(`${text} has no ${sign}\n${usage}`)
  return [text.slice(0, at), text.slice(at + 1)]
}
