// A virtual machine whose plug can be pulled: it runs one command on this project, with /data on a disk of its own.
import { rmSync } from 'node:fs'
import { mkdir, realpath } from 'node:fs/promises'
import { dirname, join, resolve as resolvePath } from 'node:path'
import { boot } from './boot.ts'
import { buildImage } from './build.ts'
import { ensureDisk, type DiskOptions } from './disk.ts'
import type { Emulator } from './emulator.ts'
import { emulatorArguments, type PortForward } from './emulator-arguments.ts'
import { rigCacheDir } from './paths.ts'
import { onProcessEnd } from './process-end.ts'
import { createRunShare } from './run-share.ts'

export interface GuestOptions {
  /** Seen as /proj, the working directory: with its node_modules, writable in the guest, unchanged on the host. */
  readonly projectDir: string
  /** Looked up in PATH; `node` is the node of this process. No shell is involved. */
  readonly command: readonly string[]
  /** Nothing is inherited; PATH, HOME and TERM are set by the guest. */
  readonly env?: Readonly<Record<string, string>>
  /** Made and formatted if the file is not there; mounted on /data; kept when the guest ends. */
  readonly disk?: DiskOptions
  /** Without any, the guest has no network but loopback. It never reaches the host or beyond by itself. */
  readonly forward?: readonly PortForward[]
  /** Default 768; 256 is enough for a small program. */
  readonly memoryMb?: number
  /** Default 2. */
  readonly cpus?: number
  /** Seen as /out, writable; made if missing. Default: a directory that goes when the guest ends. */
  readonly outDir?: string
  /** USB controller, USB and HID kernel modules, udevd and the emulator's monitor in the guest. Default false. */
  readonly usb?: boolean
  /** Called for each line of the guest's console (kernel, init and command) as it comes. */
  onConsole?(line: string): void
  /** From the start of the emulator until the command is started. Default 60,000. */
  readonly bootTimeoutMs?: number
  /** From the start of the command until the plug is pulled, whatever happens. Default 600,000. */
  readonly limitMs?: number
}

export interface Guest {
  /**
   * Exit status of the command (128 + signal number if a signal ended it), or `noStatus` if the guest ended without
   * one: power cut, kernel panic, time limit. Never rejects. By then the emulator and its files are gone.
   */
  readonly exited: Promise<number>
  /** Process id of the emulator, for measuring. */
  readonly pid: number
  /**
   * The power cut: SIGKILL of the emulator. Done when it is gone, so that the disk may be used again. What the guest
   * had flushed is on the disk; what it had only written to its page cache is lost. Does nothing once ended.
   */
  kill(): Promise<void>
  /** The last 5,000 lines of the console, oldest first. */
  console(): readonly string[]
}

/** What `Guest.exited` gives when there is no exit status to give. */
export const noStatus = -1

const consoleLinesKept = 5_000

/**
 * Boots a guest and starts the command in it. Done when the command is about to start, which says nothing of whether
 * it already listens: poll it (`waitForHttp`). A forwarded port accepts connections from the first moment, so give
 * each try a time limit of its own.
 *
 * Throws, with the last console lines and leaving nothing behind, if the guest does not get that far in time.
 * The guest dies with this process, however it ends.
 */
export async function startGuest(options: GuestOptions): Promise<Guest> {
  const image = await buildImage()
  if (options.disk) await ensureDisk(options.disk)
  const nodeDir = await nodeDirOutsideUsr()
  const forward = options.forward ?? []
  const usb = options.usb ?? false
  const tsxCacheDir = join(rigCacheDir, 'tsx')
  await mkdir(tsxCacheDir, { recursive: true })
  if (options.outDir !== undefined) await mkdir(options.outDir, { recursive: true })
  const share = await createRunShare(
    { usb, disk: options.disk !== undefined, network: forward.length > 0, node: nodeDir !== undefined },
    options.command,
    options.env ?? {},
  )
  const args = emulatorArguments({
    image,
    share,
    projectDir: resolvePath(options.projectDir),
    outDir: options.outDir === undefined ? share.ownOutDir : resolvePath(options.outDir),
    tsxCacheDir,
    nodeDir,
    diskPath: options.disk && resolvePath(options.disk.path),
    forward,
    usb,
    memoryMb: options.memoryMb ?? 768,
    cpus: options.cpus ?? 2,
  })

  let current: Emulator | undefined
  const removeRunDir = (): void => rmSync(share.dir, { recursive: true, force: true })
  const callOff = onProcessEnd(() => {
    current?.kill()
    removeRunDir()
  })
  const tidyUp = (): void => {
    callOff()
    removeRunDir()
  }
  const lines: string[] = []
  const hear = (line: string): void => {
    lines.push(line)
    if (lines.length > consoleLinesKept) lines.shift()
    options.onConsole?.(line)
  }
  const emulator = await boot({
    args,
    timeoutMs: options.bootTimeoutMs ?? 60_000,
    hear,
    own: (started) => {
      current = started
    },
  }).catch((error: unknown) => {
    tidyUp()
    throw error
  })
  const limit = setTimeout(() => emulator.kill(), options.limitMs ?? 600_000)
  const exited = emulator.gone.then(() => {
    clearTimeout(limit)
    const status = share.readStatus()
    tidyUp()
    return status ?? noStatus
  })
  return {
    exited,
    pid: emulator.pid,
    async kill() {
      emulator.kill()
      await exited
    },
    console: () => [...lines],
  }
}

/** The directory that the guest needs for this very node, unless it finds it below /usr. */
async function nodeDirOutsideUsr(): Promise<string | undefined> {
  const dir = dirname(await realpath(process.execPath))
  return dir.startsWith('/usr/') ? undefined : dir
}
