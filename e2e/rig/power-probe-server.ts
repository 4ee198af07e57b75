// Runs in the guest. Appends each line it is sent to a file on /data and sends it back as the acknowledgement;
// with "synced" the record is on the disk by then, with "unsynced" it only went to the page cache.
import { copyFileSync, existsSync, fdatasyncSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { createServer } from 'node:net'

const file = '/data/records'
const mode = process.argv[2]
if (mode !== 'synced' && mode !== 'unsynced' && mode !== 'audit') throw new Error(`no such mode: ${String(mode)}`)
// what survived the last cut, for the host
if (existsSync(file)) copyFileSync(file, '/out/records')

function serve(synced: boolean): void {
  const records = openSync(file, 'a')
  fsyncSync(records)
  fsyncSync(openSync('/data', 'r'))
  createServer((socket) => {
    let rest = ''
    socket.setNoDelay(true)
    socket.on('error', () => socket.destroy())
    socket.on('data', (bytes) => {
      const lines = (rest + bytes.toString()).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        writeSync(records, `${line}\n`)
        if (synced) fdatasyncSync(records)
        socket.write(`${line}\n`)
      }
    })
    socket.write('ready\n')
  }).listen(8080)
}

if (mode !== 'audit') serve(mode === 'synced')
