// Bare Socket.IO: an acknowledged echo, and a broadcast to rooms. As fast as the library allows; nothing of ours in it.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { serve } from '../child.ts'

const http = createServer()
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, serveClient: false })
/** What a press is answered with: the message for each room. */
let messages: readonly (readonly [room: string, message: unknown])[] = []

io.on('connection', (socket) => {
  socket.emit('welcome', {})
  socket.on('command', (message: unknown, answer: (echo: unknown) => void) => answer(message))
  socket.on('watch', (room: string, answer: () => void) => {
    void socket.join(room)
    answer()
  })
  socket.on('press', (answer: () => void) => {
    answer()
    for (const [room, message] of messages) io.to(room).emit('view', message)
  })
})

const handlers = {
  listen: () =>
    new Promise<number>((resolve) => http.listen(0, '127.0.0.1', () => resolve((http.address() as AddressInfo).port))),
  broadcast: (to: readonly (readonly [room: string, message: unknown])[]) => {
    messages = to
  },
}
export type BareServer = typeof handlers
serve(handlers)
