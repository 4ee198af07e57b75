import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createMemorySecretRows } from './memory-secret-rows.ts'
import { checkPassword } from './password-rule.ts'
import { createPasswords } from './passwords.ts'
import { matchesScrypt, readScryptHash, scryptHash, standardCost } from './scrypt-hash.ts'
import { codeOf, seededRandom, staffId, valueOf } from './test-tools.ts'

const cost = { ln: 4, r: 8, p: 1 }
const luo = staffId('luo-min')
const good = 'three grey herons'

const build = (maxWaiting = 64) => {
  const rows = createMemorySecretRows()
  return { rows, passwords: createPasswords({ rows, random: seededRandom(), cost, maxWaiting }) }
}

const reason = (password: string): unknown => {
  const checked = checkPassword('luo-min', password)
  return checked.ok ? 'good' : checked.error.context['reason']
}

test('a weak password is refused with its reason', () => {
  assert.equal(reason('short 9ch'), 'too-short')
  assert.equal(reason('x'.repeat(201)), 'too-long')
  assert.equal(reason('QwertyUiop'), 'obvious')
  assert.equal(reason('abababababab'), 'obvious')
  assert.equal(reason('I am LUO-MIN here'), 'contains-account')
  assert.equal(reason('十里荷花三秋桂子烟柳'), 'good')
  assert.equal(reason(good), 'good')
})

test('full-width digits of an input method do not get around the rule', () => {
  assert.equal(reason('１２３４５６７８９０'), 'obvious')
})

test('only the right password matches, whatever width it is typed in', async () => {
  const { passwords } = build()
  valueOf(await passwords.set(luo, 'Ab3 grey herons'))
  assert.equal(valueOf(await passwords.matches('luo-min', 'Ab3 grey herons')), true)
  assert.equal(valueOf(await passwords.matches('luo-min', 'Ａｂ３ grey herons')), true)
  assert.equal(valueOf(await passwords.matches('luo-min', 'Ab3 grey heron')), false)
  assert.equal(valueOf(await passwords.matches('luo-min', '')), false)
})

test('an unknown person and a removed password match nothing', async () => {
  const { passwords } = build()
  assert.equal(valueOf(await passwords.matches('nobody', good)), false)
  valueOf(await passwords.set(luo, good))
  assert.ok(passwords.has(luo))
  passwords.remove(luo)
  assert.equal(valueOf(await passwords.matches(luo, good)), false)
})

test('the password itself is nowhere in what is kept, and two equal ones look different', async () => {
  const { rows, passwords } = build()
  valueOf(await passwords.set(luo, good))
  valueOf(await passwords.set(staffId('tang'), good))
  assert.ok(!rows.dump().includes(good))
  const hashes = rows.list('password').map(({ value }) => JSON.stringify(value))
  assert.equal(new Set(hashes).size, 2)
})

test('beyond the queue a check is refused as throttled and nothing is lost for those who wait', async () => {
  const { passwords } = build(2)
  valueOf(await passwords.set(luo, good))
  const all = await Promise.all([1, 2, 3].map(() => passwords.matches(luo, good)))
  assert.deepEqual(all.map(codeOf), ['done', 'done', 'auth.throttled'])
  assert.equal(valueOf(await passwords.matches(luo, good)), true)
})

test('a password changed while the old one waited its turn lets the old one in no more', async () => {
  const { passwords } = build()
  valueOf(await passwords.set(luo, good))
  const change = passwords.set(luo, 'four white egrets')
  const old = passwords.matches(luo, good)
  valueOf(await change)
  assert.equal(valueOf(await old), false)
})

test('a hash carries its parameters, so that a dearer standard does not lock anybody out', async () => {
  const cheap = await scryptHash(good, Buffer.alloc(16, 1), { ln: 3, r: 4, p: 2 })
  assert.match(cheap, /^\$scrypt\$ln=3,r=4,p=2\$/)
  const read = readScryptHash(cheap)
  assert.ok(read !== undefined && (await matchesScrypt(good, read)))
})

test('the standard cost is the one agreed, and Node has the memory for it', async () => {
  assert.deepEqual(standardCost, { ln: 17, r: 8, p: 1 })
  assert.match(await scryptHash(good, Buffer.alloc(16), standardCost), /^\$scrypt\$ln=17,r=8,p=1\$/)
})

test('a hash that is none, or would stop the hub, is not worked on', () => {
  const tail = `$${'a'.repeat(22)}$${'a'.repeat(43)}`
  assert.equal(readScryptHash('plain text'), undefined)
  assert.equal(readScryptHash(`$scrypt$ln=30,r=8,p=1${tail}`), undefined)
  assert.ok(readScryptHash(`$scrypt$ln=17,r=8,p=1${tail}`) !== undefined)
})
