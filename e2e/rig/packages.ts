import { runTool } from './run-tool.ts'

/** libusb and udev serve the tests of USB devices: node-hid links both, serialport lists through udevadm. */
const wanted = ['qemu-system-x86', 'busybox-static', 'cpio', 'xz-utils', 'udev', 'libusb-1.0-0', 'e2fsprogs'] as const

/** Makes sure the Debian packages of the rig are there; installs the missing ones, which only root can do. */
export async function ensurePackages(): Promise<void> {
  const installed = await installedPackages()
  const missing = wanted.filter((name) => !installed.includes(name))
  if (missing.length === 0) return
  const hint = `apt-get install --no-install-recommends ${missing.join(' ')}`
  if (process.getuid?.() !== 0) throw new Error(`the rig needs packages that only root can install: ${hint}`)
  console.error(`rig: ${hint}`)
  await runTool('apt-get', ['update', '-qq'], { limitMs: 300_000 })
  await runTool('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], {
    env: { DEBIAN_FRONTEND: 'noninteractive' },
    limitMs: 600_000,
  })
}

async function installedPackages(): Promise<readonly string[]> {
  // it fails if one of the names is unknown, but lists the others all the same
  const query = `dpkg-query -W -f '\${Package} \${db:Status-Status}\\n' ${wanted.join(' ')} 2>/dev/null || true`
  const lines = (await runTool('sh', ['-c', query])).split('\n')
  return lines.filter((line) => line.endsWith(' installed')).map((line) => line.slice(0, line.indexOf(' ')))
}
