import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HallError } from '../../kernel/error.ts'
import type { HubPhase, HubStatus } from './client.ts'
import type { PairingState } from './device.ts'
import { createDoor, type DoorState } from './door.ts'

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

function stage({ demo = false, answers = [] as PairingState[] } = {}) {
  let tell: ((status: HubStatus) => void) | undefined
  const states: DoorState[] = []
  const seen = { opens: 0, demoPairs: 0, codes: 0 }
  const door = createDoor({
    hub: {
      open: () => {
        seen.opens++
      },
      onStatus: (listener) => {
        tell = listener
        return () => undefined
      },
    },
    desk: {
      pairDemo: async () => {
        seen.demoPairs++
        return demo
      },
      begin: async () => ({ pairing: 'p', secret: 's', code: `00000${++seen.codes}`, expiresAt: 9 }),
      poll: () => {
        const answer = answers.shift()
        return answer === undefined ? new Promise(() => undefined) : Promise.resolve(answer)
      },
    },
    wait: async () => undefined,
  })
  door.onState((state) => states.push(state))
  const phase = (now: HubPhase, error: HallError | null = null): Promise<void> => {
    tell?.({ phase: now, session: null, error, outdated: false, demo })
    return settled()
  }
  return { door, states, seen, phase }
}

const endedByHub: HallError = { code: 'auth.required', context: {} }

test('a screen of the demo pairs itself and shows no code', async () => {
  const { door, seen, phase } = stage({ demo: true })
  door.open()
  await phase('unknown')
  assert.deepEqual([seen, door.state()], [{ opens: 2, demoPairs: 1, codes: 0 }, { kind: 'in' }])
})

test('elsewhere a screen shows its code until the console accepts it', async () => {
  const { door, states, seen, phase } = stage({ answers: ['waiting', 'accepted'] })
  door.open()
  await phase('unknown')
  assert.deepEqual(states[0], { kind: 'code', code: '000001', expiresAt: 9, why: 'new' })
  assert.deepEqual([door.state(), seen.opens, seen.codes], [{ kind: 'in' }, 2, 1])
})

test('a refused screen says so beside a new code', async () => {
  const { door, states, phase } = stage({ answers: ['refused'] })
  door.open()
  await phase('unknown')
  assert.deepEqual(states.at(-1), { kind: 'code', code: '000002', expiresAt: 9, why: 'refused' })
})

test('a demo device that was opened elsewhere says so and is taken back only by a press', async () => {
  const { door, seen, phase } = stage({ demo: true })
  door.open()
  await phase('live')
  await phase('unknown', endedByHub)
  assert.deepEqual([door.state(), seen.demoPairs], [{ kind: 'elsewhere' }, 0])
  door.again()
  await settled()
  assert.deepEqual([door.state(), seen.demoPairs, seen.opens], [{ kind: 'in' }, 1, 2])
})

test('in a real hall a screen that was cut off says so beside its new code', async () => {
  const { door, states, phase } = stage()
  door.open()
  await phase('live')
  await phase('unknown', endedByHub)
  assert.deepEqual(states.at(-1), { kind: 'code', code: '000001', expiresAt: 9, why: 'cut-off' })
})

test('a line that the hub refuses for another reason is tried again, and nothing is paired', async () => {
  const { door, seen, phase } = stage({ demo: true })
  door.open()
  await phase('live')
  await phase('unknown', { code: 'command.rate', context: {} })
  assert.deepEqual([door.state(), seen], [{ kind: 'in' }, { opens: 2, demoPairs: 0, codes: 0 }])
})
