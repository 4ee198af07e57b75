import { createServer } from 'node:net'

/** A TCP port of 127.0.0.1 that nobody used a moment ago. Take it at once: nothing keeps it for you. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port)
        else reject(new Error('no TCP address'))
      })
    })
  })
}
