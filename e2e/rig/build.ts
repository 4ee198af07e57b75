import { createHash } from 'node:crypto'
import { chmod, copyFile, cp, mkdir, readFile, rename, stat, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureKernel } from './kernel.ts'
import { ensurePackages } from './packages.ts'
import { rigCacheDir } from './paths.ts'
import { runTool } from './run-tool.ts'
import { withStagingDir } from './staging-dir.ts'

/** What the emulator boots. Node and the project are not in it: the guest takes them from the host over 9p. */
export interface GuestImage {
  readonly kernelVersion: string
  readonly kernelPath: string
  readonly initramfsPath: string
}

const initScript = fileURLToPath(new URL('init.sh', import.meta.url))

/** Mount points and the like, empty at boot. */
const emptyDirs = [
  'dev',
  'proc',
  'sys',
  'run',
  'tmp',
  'etc',
  'root',
  'usr',
  'node',
  'lower',
  'proj',
  'rig',
  'out',
  'data',
]

/**
 * The kernel and initramfs of the guest; at once when cached, else about half a minute and 70 MB of download.
 * Cached by kernel version and by a hash of the init script. Only missing Debian packages need root.
 */
export async function buildImage(cacheDir = rigCacheDir): Promise<GuestImage> {
  await ensurePackages()
  const kernel = await ensureKernel(cacheDir)
  const hash = createHash('sha256')
  hash.update(await readFile(initScript))
  hash.update(await readFile(join(kernel.modulesDir, 'base.order')))
  hash.update(await readFile(join(kernel.modulesDir, 'usb.order')))
  hash.update(emptyDirs.join())
  const initramfsPath = join(cacheDir, `kernel-${kernel.version}`, `initramfs-${hash.digest('hex').slice(0, 12)}`)
  const cached = await stat(initramfsPath).catch(() => undefined)
  if (cached === undefined) {
    await withStagingDir(cacheDir, async (staging) => {
      await rename(await packInitramfs(kernel.modulesDir, staging), initramfsPath)
    })
  }
  return { kernelVersion: kernel.version, kernelPath: kernel.imagePath, initramfsPath }
}

async function packInitramfs(modulesDir: string, staging: string): Promise<string> {
  const root = join(staging, 'root')
  for (const dir of ['bb', ...emptyDirs]) await mkdir(join(root, dir), { recursive: true })
  await cp(modulesDir, join(root, 'modules'), { recursive: true })
  await copyFile('/bin/busybox', join(root, 'bb', 'busybox'))
  await symlink('busybox', join(root, 'bb', 'sh'))
  await copyFile(initScript, join(root, 'init'))
  await chmod(join(root, 'init'), 0o755)
  const packed = join(staging, 'initramfs')
  await runTool('bash', ['-o', 'pipefail', '-c', 'find . | cpio -o -H newc --quiet > "$0"', packed], {
    cwd: root,
  })
  return packed
}
