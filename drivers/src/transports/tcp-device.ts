// The device's end of a TCP line: what a simulated network printer listens on.
import { createServer, type Socket } from 'node:net'
import { createListeners } from '../kernel/listeners.ts'
import type { DeviceEnd } from '../kernel/transport.ts'

export interface TcpDeviceEnd extends DeviceEnd {
  /** The port it listens on, known after `listen`. */
  listen(port: number, host?: string): Promise<number>
  /** Cuts the host off, as a pulled network cable does once the far end notices. */
  hangUp(): void
}

export function createTcpDeviceEnd(): TcpDeviceEnd {
  const connected = createListeners<[]>()
  const data = createListeners<[Uint8Array]>()
  const disconnected = createListeners<[]>()
  let current: Socket | undefined
  let reading = true

  const server = createServer({ noDelay: true }, (socket) => {
    socket.on('error', () => undefined) // 'close' follows and says all there is to say
    if (current !== undefined) {
      socket.destroy()
      return
    }
    current = socket
    if (!reading) socket.pause()
    socket.on('data', (bytes) => {
      data.call(new Uint8Array(bytes))
    })
    socket.on('close', () => {
      if (current !== socket) return
      current = undefined
      disconnected.call()
    })
    connected.call()
  })

  return {
    listen: (port, host = '127.0.0.1') =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, host, () => {
          server.off('error', reject)
          const address = server.address()
          resolve(typeof address === 'object' && address !== null ? address.port : port)
        })
      }),
    hangUp() {
      current?.destroy()
    },
    write(bytes) {
      current?.write(bytes.slice())
    },
    setReading(on) {
      reading = on
      if (on) current?.resume()
      else current?.pause()
    },
    onConnect: (listener) => connected.add(listener),
    onData: (listener) => data.add(listener),
    onDisconnect: (listener) => disconnected.add(listener),
    close: () =>
      new Promise((resolve) => {
        current?.destroy()
        server.close(() => {
          resolve()
        })
      }),
  }
}
