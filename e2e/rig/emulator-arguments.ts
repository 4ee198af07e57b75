import { join } from 'node:path'
import type { GuestImage } from './build.ts'
import type { RunShare } from './run-share.ts'

export interface EmulatorPlan {
  readonly image: GuestImage
  readonly share: RunShare
  readonly projectDir: string
  readonly outDir: string
  readonly tsxCacheDir: string
  /** Where node lies on the host, when the guest does not find it below /usr. */
  readonly nodeDir: string | undefined
  readonly diskPath: string | undefined
  readonly forward: readonly PortForward[]
  readonly usb: boolean
  readonly memoryMb: number
  readonly cpus: number
}

/** TCP: 127.0.0.1:`host` here leads to port `guest` on the guest's network interface, 10.0.2.15. */
export interface PortForward {
  readonly host: number
  readonly guest: number
}

/**
 * Always emulates: a /dev/kvm that opens is no proof that it works.
 *
 * The disk is opened with O_DIRECT and tells the guest of a write-back cache. So a flush in the guest comes back only
 * after fdatasync on the host, and SIGKILL of the emulator loses what the guest still held in its own page cache.
 */
export function emulatorArguments(plan: EmulatorPlan): string[] {
  return [
    ['-nodefaults', '-no-user-config', '-display', 'none', '-no-reboot'],
    ['-machine', 'q35', '-accel', 'tcg,thread=multi', '-cpu', 'max', '-bios', 'qboot.rom'],
    ['-smp', String(plan.cpus), '-m', `${plan.memoryMb}M`],
    ['-kernel', plan.image.kernelPath, '-initrd', plan.image.initramfsPath],
    ['-append', 'console=ttyS0 quiet panic=-1 mitigations=off random.trust_cpu=on cryptomgr.notests net.ifnames=0'],
    ['-serial', 'stdio', '-device', 'virtio-rng-pci'],
    share('run', plan.share.sharedDir, true),
    share('usr', '/usr', false),
    share('project', plan.projectDir, false),
    share('out', plan.outDir, true),
    share('tsx', plan.tsxCacheDir, true),
    plan.nodeDir === undefined ? [] : share('node', plan.nodeDir, false),
    plan.diskPath === undefined ? [] : disk(plan.diskPath),
    plan.forward.length === 0 ? [] : network(plan.forward),
    plan.usb ? usb(plan.share.dir) : [],
  ].flat()
}

const share = (tag: string, path: string, writable: boolean): string[] => [
  '-virtfs',
  `local,path=${escaped(path)},mount_tag=${tag},security_model=none,multidevs=remap${writable ? '' : ',readonly=on'}`,
]

const disk = (path: string): string[] => [
  '-drive',
  `if=none,id=data,file=${escaped(path)},format=raw,cache=none,aio=threads`,
  '-device',
  'virtio-blk-pci,drive=data',
]

const network = (forward: readonly PortForward[]): string[] => [
  '-netdev',
  ['user', 'id=net', 'restrict=on', ...forward.map((f) => `hostfwd=tcp:127.0.0.1:${f.host}-:${f.guest}`)].join(),
  '-device',
  'virtio-net-pci,netdev=net,romfile=',
]

/**
 * A USB controller, and the emulator's own monitor inside the guest as /dev/virtio-ports/rig.qmp: the program there
 * plugs and unplugs devices itself. `rig.ser0` is the far end of a usb-serial device on chardev `ser0`; keep its
 * traffic to a few kB, since the emulator reads what it writes itself and can block for good.
 */
const usb = (runDir: string): string[] => [
  ...['-device', 'qemu-xhci,id=xhci', '-device', 'virtio-serial-pci,id=vs'],
  ...loopedBack('qmp', runDir),
  ...['-mon', 'chardev=qmp,mode=control'],
  ...loopedBack('ser0', runDir),
]

const loopedBack = (name: string, runDir: string): string[] => {
  const path = escaped(join(runDir, `${name}.sock`))
  return [
    ...['-chardev', `socket,id=${name},path=${path},server=on,wait=off`],
    ...['-chardev', `socket,id=${name}-guest,path=${path}`],
    ...['-device', `virtserialport,bus=vs.0,chardev=${name}-guest,name=rig.${name}`],
  ]
}

/** A comma inside a value is written twice. */
const escaped = (path: string): string => path.replaceAll(',', ',,')
