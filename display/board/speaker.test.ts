import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BoardCall } from '@tingxu/shared/hall/views/shapes.ts'
import { createSpeaker, type Sound } from './speaker.ts'
import type { Saying } from './voice.ts'

const call = (number: string, at: number): BoardCall => ({
  ...{ id: `20260312-${number}:1`, number, series: 'A', counter: '3', at, times: 1, spoken: false },
})
/** Long enough for every promise that waits for nothing. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

function stage(options: { allowed?: boolean; chinese?: boolean; saying?: Saying; alone?: boolean } = {}) {
  const heard: string[] = []
  const sounds: Sound[] = []
  const stand = { allowed: options.allowed ?? true, chinese: options.chinese ?? true }
  const chime = {
    ring: async () => {
      if (stand.allowed) heard.push('chime')
      return stand.allowed
    },
    allowed: async () => stand.allowed,
  }
  const voice = {
    find: async () => stand.chinese,
    say: async (text: string): Promise<Saying> => {
      if (!stand.chinese) return 'failed'
      heard.push(text)
      return options.saying ?? 'said'
    },
  }
  const speaker = createSpeaker(chime, voice, (sound) => sounds.push(sound), options.alone)
  return { heard, sounds, stand, speaker }
}

test('a new call rings once and is said twice, and the next waits for its end', async () => {
  const { heard, speaker } = stage()
  speaker.calls([], 0)
  speaker.calls([call('A001', 1)], 1)
  speaker.calls([call('A002', 2), call('A001', 1)], 2)
  await settled()
  assert.deepEqual(
    heard.map((each) => each.slice(0, 9)),
    ['chime', '请 A 零 零 一', '请 A 零 零 一', 'chime', '请 A 零 零 二', '请 A 零 零 二'],
  )
  assert.equal(speaker.busy(), false)
})

test('a call that a loudspeaker says is not said by the board beside it, not even once the loudspeaker is gone', async () => {
  const { heard, speaker } = stage()
  speaker.calls([], 0)
  speaker.calls([{ ...call('A001', 1), spoken: true }], 1)
  await settled()
  speaker.calls([call('A002', 2), call('A001', 1)], 2)
  await settled()
  assert.deepEqual(
    heard.map((each) => each.slice(0, 9)),
    ['chime', '请 A 零 零 二', '请 A 零 零 二'],
  )
})

test('a board that is asked to speaks beside a loudspeaker too', async () => {
  const { heard, speaker } = stage({ alone: true })
  speaker.calls([], 0)
  speaker.calls([{ ...call('A001', 1), spoken: true }], 1)
  await settled()
  assert.equal(heard.length, 3)
})

test('sound that the browser holds back is said, and is back after a touch', async () => {
  const { heard, sounds, stand, speaker } = stage({ allowed: false })
  speaker.calls([], 0)
  speaker.calls([call('A001', 1)], 1)
  await settled()
  assert.deepEqual([heard, sounds], [[], ['blocked']])
  stand.allowed = true
  await speaker.check()
  assert.deepEqual(sounds, ['blocked', 'on'])
})

test('without a Chinese voice the chime still rings and the board says why nothing is spoken', async () => {
  const { heard, sounds, speaker } = stage({ chinese: false })
  speaker.calls([], 0)
  speaker.calls([call('A001', 1)], 1)
  await settled()
  assert.deepEqual([heard, sounds.at(-1)], [['chime'], 'voiceless'])
})
