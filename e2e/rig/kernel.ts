import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withStagingDir } from './staging-dir.ts'
import { moduleClosure, moduleName, parseModuleDependencies } from './module-closure.ts'
import { baseModules, usbModules } from './modules.ts'
import { runTool } from './run-tool.ts'
import { unpackKernelImage } from './kernel-image.ts'

/** Debian's stock kernel, unpacked but not installed, and the few modules a guest needs. */
export interface Kernel {
  /** As in `linux-image-VERSION`: `6.1.0-56-amd64`. */
  readonly version: string
  readonly imagePath: string
  /** Holds `*.ko`, and `base.order` and `usb.order`: module names, one a line, in loading order. */
  readonly modulesDir: string
}

/**
 * The newest kernel in the cache; without any, the one that Debian ships today. Asking apt at each boot would cost a
 * second, so delete the cache to follow Debian.
 */
export async function ensureKernel(cacheDir: string): Promise<Kernel> {
  const moduleList = [...baseModules, ...usbModules].join('\n')
  const cached = await newestCached(cacheDir, moduleList)
  if (cached !== undefined) return cached
  const kernel = kernelAt(cacheDir, await versionInDebian())
  await withStagingDir(cacheDir, async (staging) => {
    const built = join(staging, 'kernel')
    await unpack(kernel.version, staging, built)
    await writeFile(join(built, moduleListFile), moduleList)
    await rm(homeOf(cacheDir, kernel.version), { recursive: true, force: true })
    await rename(built, homeOf(cacheDir, kernel.version))
  })
  return kernel
}

const moduleListFile = 'module-list'

const homeOf = (cacheDir: string, version: string): string => join(cacheDir, `kernel-${version}`)

const kernelAt = (cacheDir: string, version: string): Kernel => ({
  version,
  imagePath: join(homeOf(cacheDir, version), 'vmlinux'),
  modulesDir: join(homeOf(cacheDir, version), 'modules'),
})

/** One made for another list of modules does not count. */
async function newestCached(cacheDir: string, moduleList: string): Promise<Kernel | undefined> {
  const names = await readdir(cacheDir).catch(() => [])
  const versions = names.flatMap((name) => /^kernel-(.+)$/.exec(name)?.[1] ?? [])
  for (const version of versions.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))) {
    const list = await readFile(join(homeOf(cacheDir, version), moduleListFile), 'utf8').catch(() => undefined)
    if (list === moduleList) return kernelAt(cacheDir, version)
  }
  return undefined
}

async function versionInDebian(): Promise<string> {
  const ask = async (): Promise<string | undefined> => {
    const text = await runTool('apt-cache', ['depends', 'linux-image-amd64']).catch(() => '')
    return /Depends: linux-image-(\d\S*-amd64)$/m.exec(text)?.[1]
  }
  const known = await ask()
  if (known !== undefined) return known
  if (process.getuid?.() === 0) await runTool('apt-get', ['update', '-qq'], { limitMs: 300_000 })
  const found = await ask()
  if (found === undefined) throw new Error('the apt lists hold no linux-image-amd64; the rig needs Debian on amd64')
  return found
}

/** The package is only unpacked: installing it would bring in the host's own boot tooling. */
async function unpack(version: string, staging: string, target: string): Promise<void> {
  console.error(`rig: downloading linux-image-${version} (about 70 MB)`)
  await runTool('apt-get', ['download', '-qq', `linux-image-${version}`], { cwd: staging, limitMs: 300_000 })
  const deb = (await readdir(staging)).find((name) => name.endsWith('.deb'))
  if (deb === undefined) throw new Error(`apt-get left no linux-image-${version} in ${staging}`)
  const root = join(staging, 'root')
  await runTool('dpkg-deb', ['-x', join(staging, deb), root], { limitMs: 180_000 })
  await runTool('busybox', ['depmod', '-b', root, version], { limitMs: 120_000 })

  const tree = join(root, 'lib', 'modules', version)
  const dependencies = parseModuleDependencies(await readFile(join(tree, 'modules.dep'), 'utf8'))
  const builtIn = (await readFile(join(tree, 'modules.builtin'), 'utf8')).split('\n').map(moduleName)
  const base = moduleClosure(dependencies, baseModules)
  const all = moduleClosure(dependencies, [...baseModules, ...usbModules])
  const unknown = all.absent.filter((name) => !builtIn.includes(name))
  if (unknown.length > 0) throw new Error(`linux-image-${version} has no module ${unknown.join(', ')}`)

  const modulesDir = join(target, 'modules')
  await mkdir(modulesDir, { recursive: true })
  for (const path of all.paths) await copyFile(join(tree, path), join(modulesDir, `${moduleName(path)}.ko`))
  const order = (paths: readonly string[]): string => paths.map((path) => `${moduleName(path)}\n`).join('')
  await writeFile(join(modulesDir, 'base.order'), order(base.paths))
  await writeFile(join(modulesDir, 'usb.order'), order(all.paths.filter((path) => !base.paths.includes(path))))
  await unpackKernelImage(join(root, 'boot', `vmlinuz-${version}`), join(target, 'vmlinux'))
}
