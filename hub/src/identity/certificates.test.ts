import assert from 'node:assert/strict'
import { generateKeyPairSync, randomBytes, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { certificateFaults, certificateFaultText } from './certificate-faults.ts'
import { certificateHosts } from './certificate-hosts.ts'
import { ensureCertificates, readOwnCertificate } from './certificates.ts'
import { codeOf, handClock, hourMs, valueOf } from './test-tools.ts'

const dayMs = 24 * hourMs
const hosts = ['localhost', '127.0.0.1', '::1', 'hub.hall.example']

const build = (t: TestContext, start?: number) => {
  const root = mkdtempSync(join(tmpdir(), 'tingxu-tls-'))
  t.after(() => rmSync(root, { recursive: true, force: true }))
  const dir = join(root, 'keys', 'tls')
  const clock = handClock(start)
  const ensure = (names: readonly string[] = hosts) =>
    ensureCertificates({ dir, hosts: names, now: clock.now, random: randomBytes })
  return { dir, clock, ensure }
}

test('a client that trusts the CA, and only such a client, talks to a server of this certificate', async (t) => {
  const { ensure } = build(t, Date.now())
  const { ca, cert, key } = valueOf(await ensure())
  const server = createServer({ cert, key }, (_, response) => response.end('open'))
  t.after(() => server.close())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : assert.fail()
  const ask = (options: { readonly ca?: string; readonly servername?: string }) =>
    new Promise<string>((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, agent: false, ...options }, (response) => {
        response.setEncoding('utf8').once('data', resolve)
      })
      asked.once('error', reject).end()
    })
  assert.equal(await ask({ ca }), 'open')
  assert.equal(await ask({ ca, servername: 'hub.hall.example' }), 'open')
  await assert.rejects(ask({}))
  await assert.rejects(ask({ ca, servername: 'other.example' }))
})

test('the certificate has the terms that browsers ask for', async (t) => {
  const { ensure, clock } = build(t)
  const made = valueOf(await ensure())
  const leaf = new X509Certificate(made.cert)
  const ca = new X509Certificate(made.ca)
  assert.ok(ca.ca && !leaf.ca)
  assert.ok(leaf.checkIssued(ca) && leaf.verify(ca.publicKey))
  assert.equal(
    leaf.subjectAltName,
    'DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1, DNS:hub.hall.example',
  )
  assert.equal(leaf.publicKey.asymmetricKeyDetails?.namedCurve, 'prime256v1')
  assert.ok(leaf.keyUsage.includes('1.3.6.1.5.5.7.3.1'))
  assert.equal(Date.parse(leaf.validTo) - Date.parse(leaf.validFrom), 397 * dayMs)
  assert.equal(made.endsAt, clock.now() + 396 * dayMs)
  assert.ok(Date.parse(ca.validTo) - clock.now() > 3650 * dayMs)
})

test('files are for the hub’s user alone', { skip: process.platform === 'win32' }, async (t) => {
  const { dir, ensure } = build(t)
  const { caFile, ca } = valueOf(await ensure())
  assert.equal(readFileSync(caFile, 'utf8'), ca)
  assert.equal(statSync(dir).mode & 0o777, 0o700)
  for (const name of ['ca.pem', 'ca.crt', 'server.key', 'server.crt']) {
    assert.equal(statSync(join(dir, name)).mode & 0o777, 0o600)
  }
})

test('a later start uses what is there', async (t) => {
  const { ensure, clock } = build(t)
  const first = valueOf(await ensure())
  assert.ok(first.newCa && first.renewed)
  clock.pass(300 * dayMs)
  assert.deepEqual(valueOf(await ensure()), { ...first, newCa: false, renewed: false })
})

test('thirty days before its end, and for a new name, the server certificate is made anew under the same CA', async (t) => {
  const { ensure, clock } = build(t)
  const first = valueOf(await ensure())
  clock.pass(366 * dayMs - 1000)
  assert.equal(valueOf(await ensure()).renewed, false)
  clock.pass(2000)
  const second = valueOf(await ensure())
  assert.ok(second.renewed && !second.newCa && second.ca === first.ca)
  const third = valueOf(await ensure([...hosts, '10.0.0.2']))
  assert.ok(third.renewed && third.ca === first.ca)
})

test('no server certificate outlives the CA, and a CA about to end is followed by a new one', async (t) => {
  const { ensure, clock } = build(t)
  const first = valueOf(await ensure())
  clock.pass(3500 * dayMs)
  const late = valueOf(await ensure())
  assert.equal(late.endsAt, Date.parse(new X509Certificate(first.ca).validTo))
  clock.pass(125 * dayMs)
  const next = valueOf(await ensure())
  assert.ok(next.newCa && next.renewed)
})

test('a damaged server certificate is replaced', async (t) => {
  const { dir, ensure } = build(t)
  const first = valueOf(await ensure())
  writeFileSync(join(dir, 'server.key'), 'half a ke')
  const second = valueOf(await ensure())
  assert.ok(second.renewed && second.ca === first.ca)
})

test('a damaged or half lost CA is never replaced by itself', async (t) => {
  const { dir, ensure } = build(t)
  const { ca } = valueOf(await ensure())
  const file = join(dir, 'ca.pem')
  const whole = readFileSync(file, 'utf8')
  const otherKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
    format: 'pem',
    type: 'pkcs8',
  })
  for (const damaged of ['', whole.slice(0, -40), ca, `${ca}${otherKey.toString()}`]) {
    writeFileSync(file, damaged)
    assert.equal(codeOf(await ensure()), 'tls.ca-damaged')
  }
  rmSync(file)
  assert.equal(codeOf(await ensure()), 'tls.ca-damaged')
  writeFileSync(file, whole)
  rmSync(join(dir, 'ca.crt'))
  const mended = valueOf(await ensure())
  assert.ok(mended.ca === ca && readFileSync(mended.caFile, 'utf8') === ca)
})

test('a certificate without a name is refused', async (t) => {
  assert.equal(codeOf(await build(t).ensure([])), 'tls.no-host')
})

test('a certificate of the hall’s own is taken when it fits, and refused with what to do when it does not', async (t) => {
  const { dir, clock, ensure } = build(t)
  const made = valueOf(await ensure())
  const certFile = join(dir, 'server.crt')
  const keyFile = join(dir, 'server.key')
  const read = (files = {}) => readOwnCertificate({ certFile, keyFile, now: clock.now, ...files })
  const other = join(dir, 'other.key')
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  writeFileSync(other, privateKey.export({ format: 'pem', type: 'pkcs8' }))

  assert.deepEqual(valueOf(read()), { cert: made.cert, key: made.key, endsAt: made.endsAt })
  assert.equal(codeOf(read({ keyFile: other })), 'tls.key-differs')
  assert.equal(codeOf(read({ keyFile: join(dir, 'none.key') })), 'tls.file-unreadable')
  assert.equal(codeOf(read({ keyFile: certFile })), 'tls.not-a-key')
  assert.equal(codeOf(read({ certFile: other })), 'tls.not-a-certificate')
  assert.equal(codeOf(read({ now: () => made.endsAt - 398 * dayMs })), 'tls.not-yet-valid')
  clock.pass(396 * dayMs)
  const ended = read()
  if (ended.ok) assert.fail()
  assert.equal(ended.error.code, 'tls.expired')
  assert.ok(certificateFaultText(ended.error).startsWith(`The certificate ${certFile} ended at 20`))
})

test('every fault says what to do, and names nothing its context does not hold', () => {
  assert.equal(certificateFaultText({ code: 'tls.not-a-key', context: {} }).includes('?'), true)
  for (const text of Object.values(certificateFaults)) assert.match(text, /\.$/)
})

test('the hosts of a certificate are those a browser in the hall can ask for', () => {
  const interfaces = {
    lo: [{ address: '127.0.0.1', internal: true }],
    eth0: [
      { address: '10.0.0.2', internal: false },
      { address: 'fe80::1', internal: false },
      { address: 'fd00::2', internal: false },
    ],
  }
  assert.deepEqual(
    certificateHosts({
      hostName: 'HallPC',
      interfaces,
      given: ['0.0.0.0', 'hub.hall.example', '[fd00::3]', 'not a name'],
    }),
    ['localhost', '127.0.0.1', '::1', 'hallpc', 'hub.hall.example', 'fd00::3', '10.0.0.2', 'fd00::2'],
  )
})
