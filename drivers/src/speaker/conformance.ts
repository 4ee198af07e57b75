// What every speaker must do.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createManualContext, type ManualContext } from '../kernel/manual-context.ts'
import type { PlayOutcome, Speaker } from './contract.ts'
import type { SimulatedSoundCard } from './simulator.ts'
import { toneWav } from './wav.ts'

export interface SpeakerBench {
  readonly speaker: Speaker
  readonly card: SimulatedSoundCard
}

export function speakerConformance(name: string, make: (context: ManualContext) => SpeakerBench): void {
  describe(`a speaker ${name}`, () => {
    const behaves = (what: string, body: (bench: SpeakerBench & { clock: ManualContext }) => Promise<void>) =>
      test(what, async () => {
        const clock = createManualContext()
        const bench = make(clock)
        bench.speaker.open()
        await clock.advance(10)
        assert.equal(bench.speaker.status().code, 'device.ready')
        await body({ ...bench, clock })
        await bench.speaker.close()
        assert.equal(bench.speaker.status().code, 'device.closed')
        assert.equal(clock.pendingTimers(), 0)
      })
    const play = (speaker: Speaker, outcomes: PlayOutcome[], ...lengthsMs: number[]) => {
      for (const ms of lengthsMs) void speaker.play(toneWav(ms)).then((outcome) => outcomes.push(outcome))
    }

    void behaves('plays one after the other and tells when each was heard', async ({ speaker, card, clock }) => {
      const outcomes: PlayOutcome[] = []
      play(speaker, outcomes, 1000, 500)
      await clock.advance(1100)
      assert.deepEqual([outcomes.length, card.heard()], [1, [1000]])
      await clock.advance(500)
      assert.deepEqual(outcomes, [{ state: 'finished' }, { state: 'finished' }])
    })

    void behaves('stops what plays and what waits', async ({ speaker, card, clock }) => {
      const outcomes: PlayOutcome[] = []
      play(speaker, outcomes, 1000, 500)
      await clock.advance(100)
      speaker.stopAll()
      await clock.advance(1)
      assert.deepEqual(
        outcomes.map(({ state }) => state),
        ['stopped', 'stopped'],
      )
      assert.deepEqual(card.heard(), [])
      assert.equal(speaker.status().level, 'ok')
    })

    void behaves('ends a player that hangs, says so, and is well again', async ({ speaker, card, clock }) => {
      const outcomes: PlayOutcome[] = []
      card.setState('hangs')
      play(speaker, outcomes, 1000)
      await clock.advance(6100)
      assert.equal(outcomes[0]?.state, 'failed')
      card.setState('well')
      await clock.advance(60_000)
      assert.equal(speaker.status().level, 'ok')
      play(speaker, outcomes, 100)
      await clock.advance(200)
      assert.deepEqual(outcomes[1], { state: 'finished' })
    })

    void behaves('says that the card or the player is gone', async ({ speaker, card, clock }) => {
      const outcomes: PlayOutcome[] = []
      for (const [state, code] of [
        ['no-card', 'speaker.failed'],
        ['no-player', 'speaker.no-player'],
      ] as const) {
        card.setState(state)
        play(speaker, outcomes, 100)
        await clock.advance(1)
        const last = outcomes.at(-1)
        assert.equal(last?.state === 'failed' && last.problem.code, code)
        card.setState('well')
        await clock.advance(60_000)
      }
    })

    void behaves('plays nothing that is no WAV file', async ({ speaker, card }) => {
      const outcome = await speaker.play(new TextEncoder().encode('hello'))
      assert.equal(outcome.state, 'failed')
      assert.deepEqual(card.heard(), [])
    })

    void behaves('tells those who wait that it closes', async ({ speaker, clock }) => {
      const outcomes: PlayOutcome[] = []
      play(speaker, outcomes, 1000, 1000)
      await clock.advance(10)
      await speaker.close()
      assert.deepEqual(
        outcomes.map(({ state }) => state),
        ['stopped', 'stopped'],
      )
      assert.equal((await speaker.play(toneWav(10))).state, 'failed')
    })
  })
}
