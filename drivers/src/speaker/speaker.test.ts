import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as v from 'valibot'
import shipped from '../../../config/devices/speaker-alsa.json' with { type: 'json' }
import { createSeededRandom } from '../kernel/seeded-random.ts'
import { systemContext } from '../kernel/context.ts'
import { mutated } from '../kernel/fuzz.ts'
import { speakerConformance } from './conformance.ts'
import { createSpeaker } from './device.ts'
import { speakerModelSchema } from './model.ts'
import { programPlayer } from './player.ts'
import { createSimulatedSoundCard } from './simulator.ts'
import { toneWav, wavMs } from './wav.ts'

const model = v.parse(speakerModelSchema, shipped)

speakerConformance('on a simulated card', (context) => {
  const card = createSimulatedSoundCard(context)
  return { speaker: createSpeaker({ context, model, start: card.start }), card }
})

test('a program is given the whole sound, and its end is the end of the sound', { timeout: 20_000 }, async () => {
  const counting =
    "let n = 0; process.stdin.on('data', (b) => (n += b.length)).on('end', () => process.exit(n === 16044 || n === 0 ? 0 : 1))"
  const context = systemContext(() => undefined)
  const speaker = createSpeaker({
    ...{ context, start: programPlayer(process.execPath) },
    model: { ...model, args: ['-e', counting], probe: ['--version'] },
  })
  speaker.open()
  assert.deepEqual(await speaker.play(toneWav(1000)), { state: 'finished' })
  const failed = await speaker.play(toneWav(500))
  assert.equal(failed.state === 'failed' && failed.problem.code, 'speaker.failed')
  await speaker.close()
})

test('a program that is not there is told of', { timeout: 20_000 }, async () => {
  const player = programPlayer('/nothing')
  assert.deepEqual(await player([], new Uint8Array(0)).ended, { kind: 'missing' })
})

test('the length of a sound is read, and of noise nothing, 20000 times', () => {
  assert.equal(wavMs(toneWav(1000)), 1000)
  const random = createSeededRandom(20_260_312)
  const good = toneWav(5)
  for (let n = 0; n < 20_000; n++) {
    const ms = wavMs(n % 2 === 0 ? random.bytes(random.below(100)) : mutated(good, random))
    assert.ok(ms === undefined || ms > 0)
  }
})
