import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { openDataFolder } from './data-folder.ts'
import { StoreError } from './errors.ts'
import { isNetworkType, mountOf, parseMounts } from './file-systems.ts'
import { scratchFolders } from './scratch.ts'

const newFolder = scratchFolders()

const refused =
  (code: string, context: Record<string, unknown> = {}) =>
  (error: unknown) => {
    assert.ok(error instanceof StoreError, String(error))
    assert.equal(error.code, code)
    for (const [name, value] of Object.entries(context)) assert.equal(error.context[name], value)
    assert.ok(error.message.endsWith(`(${code})`))
    assert.doesNotMatch(error.message, /[{}]/)
    return true
  }

/** Another process that holds the folder; resolves once it does. */
async function holdElsewhere(folder: string): Promise<ChildProcess> {
  const module = new URL('./data-folder.ts', import.meta.url).href
  const code = `const { openDataFolder } = await import(${JSON.stringify(module)})
    await openDataFolder({ folder: ${JSON.stringify(folder)} })
    process.stdout.write('held')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  return child
}

test('a folder is made and can be opened again after it was closed', async () => {
  const folder = join(newFolder(), 'a', 'b')
  const first = await openDataFolder({ folder })
  assert.ok(existsSync(folder))
  first.close()
  first.close()
  const second = await openDataFolder({ folder })
  second.close()
})

test('a second hub on one folder is refused with the process that holds it, also in the same process', async () => {
  const folder = newFolder()
  const first = await openDataFolder({ folder })
  await assert.rejects(openDataFolder({ folder }), refused('store.folder-in-use', { pid: String(process.pid) }))
  first.close()
})

test('the lock ends with the process that held it, even by SIGKILL', async () => {
  const folder = newFolder()
  const child = await holdElsewhere(folder)
  await assert.rejects(openDataFolder({ folder }), refused('store.folder-in-use', { pid: String(child.pid) }))
  child.kill('SIGKILL')
  await once(child, 'exit')
  const mine = await openDataFolder({ folder })
  mine.close()
})

test('a place where no folder can be or nothing can be written is refused', async () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'file'), '')
  await assert.rejects(openDataFolder({ folder: join(folder, 'file') }), refused('store.folder-unusable'))
  const readOnly = '/proc/self/fdinfo'
  if (existsSync(readOnly)) {
    await assert.rejects(openDataFolder({ folder: readOnly }), refused('store.folder-read-only'))
  }
})

test('a network file system is refused, and a warning when the hall insists', async () => {
  const folder = newFolder()
  const readMounts = () => `/dev/sda1 / ext4 rw 0 0\nnas:/hall ${folder} nfs4 rw 0 0\n`
  await assert.rejects(openDataFolder({ folder, readMounts }), refused('store.folder-on-network', { type: 'nfs4' }))
  const insisted = await openDataFolder({ folder, readMounts, isNetworkAllowed: true })
  assert.deepEqual(
    insisted.warnings.map((warning) => warning.code),
    ['store.folder-on-network'],
  )
  insisted.close()
})

test('little free space is a warning from 5 % or 200 MB on', async () => {
  const warningsWith = async (freeBytes: number, totalBytes: number) => {
    const opened = await openDataFolder({
      folder: newFolder(),
      readMounts: () => undefined,
      diskSpace: () => ({ freeBytes, totalBytes }),
    })
    opened.close()
    return opened.warnings.map((warning) => warning.code)
  }
  assert.deepEqual(await warningsWith(10e9, 100e9), [])
  assert.deepEqual(await warningsWith(4e9, 100e9), ['store.space-low'])
  assert.deepEqual(await warningsWith(100e6, 1e9), ['store.space-low'])
})

test('the innermost mount counts, and of two at one place the later', () => {
  const mounts = parseMounts('a / ext4 rw\nb /mnt nfs rw\nc /mnt/my\\040disk ext4 rw\nd /mnt/my\\040disk cifs rw\n')
  assert.equal(mountOf('/mnt/my disk/hall', mounts)?.type, 'cifs')
  assert.equal(mountOf('/mnt/my', mounts)?.type, 'nfs')
  assert.equal(mountOf('/mntx', mounts)?.type, 'ext4')
  for (const type of ['nfs', 'nfs4', 'cifs', 'smb3', 'fuse.sshfs', '9p']) assert.ok(isNetworkType(type), type)
  for (const type of ['ext4', 'btrfs', 'xfs', 'tmpfs', 'overlay']) assert.ok(!isNetworkType(type), type)
})
