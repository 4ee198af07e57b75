import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { PMap } from './pmap.ts'

const key = fc.oneof(fc.string({ maxLength: 2 }), fc.constantFrom('__proto__', 'constructor', '', 'a', 'b'))
const change = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), key, value: fc.integer() }),
  fc.record({ kind: fc.constant('delete' as const), key }),
)

type Change =
  | { readonly kind: 'set'; readonly key: string; readonly value: number }
  | { readonly kind: 'delete'; readonly key: string }

test('after any changes it holds what a Map holds, and no older one was touched', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
      let map = PMap.empty<string, number>()
      const plain = new Map<string, number>()
      const older: [PMap<string, number>, string][] = []
      for (const each of changes) {
        older.push([map, JSON.stringify([...map])])
        if (each.kind === 'set') {
          map = map.set(each.key, each.value)
          plain.set(each.key, each.value)
        } else {
          map = map.delete(each.key)
          plain.delete(each.key)
        }
      }
      assert.equal(map.size, plain.size)
      assert.deepEqual(new Map(map), plain)
      assert.deepEqual([...map.values()].sort(), [...plain.values()].sort())
      assert.deepEqual([...map.keys()].sort(), [...plain.keys()].sort())
      for (const [name, value] of plain) assert.ok(map.has(name) && map.get(name) === value)
      assert.equal(map.get('not there'), undefined)
      for (const [old, text] of older) assert.equal(JSON.stringify([...old]), text)
    }),
    { numRuns: 200 },
  )
})

test('made from its own entries at any moment, it goes on exactly as the one that was there all along', () => {
  const many = fc.array(change, { minLength: 20, maxLength: 80 })
  const go = (map: PMap<string, number>, changes: readonly Change[]): PMap<string, number> =>
    changes.reduce((at, each) => (each.kind === 'set' ? at.set(each.key, each.value) : at.delete(each.key)), map)
  fc.assert(
    fc.property(many, many, (before, after) => {
      const there = go(PMap.empty<string, number>(), before)
      assert.deepEqual([...go(PMap.from(there), after)], [...go(there, after)])
    }),
    { numRuns: 300 },
  )
})

test('made from its own entries it iterates in the same order', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.integer()), { maxLength: 80 }), (entries) => {
      const map = PMap.from(entries)
      assert.deepEqual(new Map(map), new Map(entries))
      assert.deepEqual([...PMap.from(map)], [...map])
    }),
    { numRuns: 100 },
  )
})

test('deleting what is not there gives the same map', () => {
  const map = PMap.from<string, number>([['a', 1]])
  assert.equal(map.delete('b'), map)
})
