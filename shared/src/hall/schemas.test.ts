import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as v from 'valibot'
import { personalText } from '../kernel/brands.ts'
import { hallText } from '../kernel/local-text.ts'
import { fieldsOf, isStrictObject, looseParts, shapeOf } from '../kernel/schema-shape.ts'
import { PERMISSIONS, ROLES, DEVICE_RIGHTS } from './people/permissions.ts'
import { commandByType, commandSpecs, eventByType, eventSpecs } from './registry.ts'
import { viewByName, viewSpecs } from './views/registry.ts'

test('no event can hold words that a person typed: every string is branded, a literal or from a list', () => {
  for (const { type, data } of eventSpecs) assert.deepEqual(looseParts(data), [], type)
})

test('the walk over schemas refuses free text, personal text, records, any and unknown, however deep they lie', () => {
  const refused = [
    v.string(),
    v.pipe(v.string(), v.maxLength(3)),
    personalText(10),
    v.record(v.string(), v.number()),
    v.unknown(),
    v.any(),
    v.looseObject({}),
    v.object({}),
    v.optional(v.nullable(v.string())),
    v.array(v.strictObject({ a: v.string() })),
    v.variant('k', [v.strictObject({ k: v.literal('a'), words: v.string() })]),
    v.union([v.string(), v.number()]),
    v.pipe(v.string(), v.brand('Branded'), v.metadata({ personal: true })),
  ]
  for (const schema of refused) assert.equal(looseParts(v.strictObject({ schema })).length, 1, shapeOf(schema))
  const sound = v.strictObject({ words: hallText(5), kind: v.picklist(['a']), n: v.number(), b: v.boolean() })
  assert.deepEqual(looseParts(sound), [])
})

test('every command has a known permission, a closed shape and an example that is well-formed', () => {
  for (const { type, permission, data, example, says } of commandSpecs) {
    assert.ok(PERMISSIONS.includes(permission), type)
    assert.ok(isStrictObject(data), type)
    assert.ok(v.is(data, example), `${type}: ${JSON.stringify(v.safeParse(data, example).issues?.[0].message)}`)
    assert.ok(says.length > 10, type)
  }
})

test('every route is there once, and names only fields of its command', () => {
  const routes = commandSpecs.map(({ http }) => `${http.method} ${http.path.replaceAll(/\{[^}]+\}/g, '{}')}`)
  assert.deepEqual(routes, [...new Set(routes)])
  for (const { type, http, data } of commandSpecs)
    for (const [, name = ''] of http.path.matchAll(/\{([^}]+)\}/g)) assert.ok(fieldsOf(data).includes(name), type)
})

test('types of commands and events and names of views are there once', () => {
  assert.equal(commandByType.size, commandSpecs.length)
  assert.equal(eventByType.size, eventSpecs.length)
  assert.equal(viewByName.size, viewSpecs.length)
})

test('what the hall does by itself no role and no device may ask for', () => {
  for (const [role, rights] of Object.entries({ ...ROLES, ...DEVICE_RIGHTS }))
    assert.ok(!(rights as readonly string[]).includes('system'), role)
})
