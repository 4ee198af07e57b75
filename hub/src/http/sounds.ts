// The sound of a call, for speakers. Anybody may hear what the whole hall hears; nothing else is rendered.
import type { FastifyInstance } from 'fastify'
import { counterConfig } from '@tingxu/shared/hall/queue/order-context.ts'
import type { HallHub } from '../hub.ts'
import { createCallSounds } from '../voice/call-sounds.ts'
import { espeakEngine, type VoiceEngine } from '../voice/engine.ts'
import { API } from './api.ts'
import { refusal } from './server.ts'

export function addSounds(app: FastifyInstance, hub: HallHub, engine: VoiceEngine = espeakEngine): void {
  const sounds = createCallSounds(engine)
  app.get(`${API}/sounds/:number/:file`, async (request, reply) => {
    const { number, file } = request.params as { number: string; file: string }
    const { config, queue } = hub.state()
    const call = queue.calls.find((each) => each.number === number && `${each.counter}.wav` === file)
    const counter = call === undefined || config === null ? undefined : counterConfig(config, call.counter)
    if (counter === undefined) throw refusal({ code: 'http.not-found', context: {} })
    try {
      const wav = await sounds.of(number, counter.number)
      hub.troubles.set('voice-missing', false)
      return await reply.header('cache-control', 'no-store').type('audio/wav').send(Buffer.from(wav))
    } catch (fault) {
      hub.report(fault)
      hub.troubles.set('voice-missing', true)
      throw refusal({ code: 'http.not-found', context: {} })
    }
  })
}
