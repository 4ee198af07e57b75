import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { describe, test } from 'node:test'
import * as v from 'valibot'
import { eventByType } from '@tingxu/shared/hall/registry.ts'
import { decodeState, encodeState } from '@tingxu/shared/hall/snapshot.ts'
import { STATE_VERSION } from '@tingxu/shared/hall/state.ts'
import { hashOfBytes, parseEnvelope } from '../store/log.ts'
import { firstUnchained, goldenFolder, hashOfState, readGolden, replayGolden } from './golden.ts'
import { upcasters } from './upcasters.ts'

const names = readdirSync(goldenFolder)
  .filter((name) => name.endsWith('.jsonl'))
  .map((name) => name.replace(/\.jsonl$/, ''))

test('there is a golden log', () => {
  assert.ok(names.length > 0)
})

for (const name of names)
  describe(`the golden log ${name}`, () => {
    const { lines, summary } = readGolden(name)

    test('is chained from the name of its hall to its last line', () => {
      assert.equal(firstUnchained(lines, summary.hall), null)
      assert.deepEqual([lines.length, hashOfBytes(lines.at(-1) ?? '')], [summary.events, summary.head])
    })

    test('would not pass for chained with one letter changed', () => {
      const at = Math.floor(lines.length / 2)
      const changed = lines.with(at, (lines[at] ?? '').replace('"actor":"', '"actor":"x'))
      assert.equal(firstUnchained(changed, summary.hall), at + 2)
    })

    test('holds only events that today’s schemas accept once they are lifted', () => {
      for (const line of lines) {
        const { seq, type, v: version, data } = parseEnvelope(line)
        const lifted = upcasters[type]?.(version, data) ?? { data }
        const spec = eventByType.get(type)
        assert.ok(spec, `event ${seq}: ${type}`)
        assert.ok(v.is(spec.data, lifted.data), `event ${seq}: ${type} ${JSON.stringify(lifted.data)}`)
      }
    })

    test('is replayed to the state it came to when it was written', () => {
      const expected = summary.states[String(STATE_VERSION)]
      assert.ok(
        expected,
        `STATE_VERSION is ${STATE_VERSION}: look at what changed, then node --import tsx e2e/campaign/make-golden.ts --state ${name}`,
      )
      assert.equal(hashOfState(replayGolden(lines)), expected)
    })

    test('comes to the same from a snapshot at any tenth of it', () => {
      const whole = hashOfState(replayGolden(lines))
      for (let tenth = 1; tenth < 10; tenth++) {
        const cut = Math.floor((lines.length * tenth) / 10)
        const snapshot = decodeState(encodeState(replayGolden(lines.slice(0, cut))))
        assert.equal(hashOfState(replayGolden(lines.slice(cut), snapshot)), whole, `cut after ${cut}`)
      }
    })
  })
