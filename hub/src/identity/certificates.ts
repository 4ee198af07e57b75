// HTTPS for the hub: a local certificate authority and a server certificate, made on first start and kept.
import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto'
import { isIP } from 'node:net'
import { join } from 'node:path'
import { ok, type Result } from '@tingxu/shared/kernel/result.ts'
import type { CertificateFault, CertificateFaultCode } from './certificate-faults.ts'
import { makeCa, makeLeaf, type PemPair } from './make-certificate.ts'
import { readPrivateFile, writePrivateFile } from './private-files.ts'
import type { RandomBytes } from './secrets.ts'

export interface EnsureCertificatesOptions {
  /** `<keysDir>/tls`; made with mode 0700, the files in it with 0600. */
  readonly dir: string
  /** Names and addresses, see `certificateHosts`. A certificate that lacks one is made anew. */
  readonly hosts: readonly string[]
  readonly now: () => number
  readonly random: RandomBytes
}

export interface Certificates {
  /** PEM of the CA, for kiosks and for `caFile`. */
  readonly ca: string
  readonly cert: string
  readonly key: string
  /** The file to install on kiosks and staff machines. */
  readonly caFile: string
  /** When the server certificate ends, ms since 1970. */
  readonly endsAt: number
  /** The CA is new: whoever trusted a former one must install this one. */
  readonly newCa: boolean
  /** The server certificate is new: a running server takes it by `setSecureContext`. */
  readonly renewed: boolean
}

type Outcome<T> = Result<T, CertificateFault>

const dayMs = 86_400_000
/** Browsers refuse more than 398. */
const leafDays = 397
const caDays = 3653
const renewBeforeMs = 30 * dayMs
/** A kiosk's clock may be late. */
const earlierMs = dayMs

const fault = (code: CertificateFaultCode, context: CertificateFault['context']) =>
  ({ ok: false, error: { code, context } }) as const

const readFile = (file: string): Outcome<string | undefined> => {
  try {
    return ok(readPrivateFile(file))
  } catch (cause) {
    return fault('tls.file-unreadable', { file, reason: reasonOf(cause) })
  }
}

const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))

const readCert = (pem: string, file: string): Outcome<X509Certificate> => {
  try {
    return ok(new X509Certificate(pem))
  } catch {
    return fault('tls.not-a-certificate', { file })
  }
}

const readKey = (pem: string, file: string): Outcome<KeyObject> => {
  try {
    return ok(createPrivateKey(pem))
  } catch {
    return fault('tls.not-a-key', { file })
  }
}

const endOf = (cert: X509Certificate): number => Date.parse(cert.validTo)
const beginOf = (cert: X509Certificate): number => Date.parse(cert.validFrom)

const covers = (cert: X509Certificate, host: string): boolean =>
  (isIP(host) === 0 ? cert.checkHost(host, { subject: 'never' }) : cert.checkIP(host)) !== undefined

/**
 * A certificate and key that the hall got elsewhere, checked. The certificate file may hold its chain after it.
 * `tls.file-unreadable`, `tls.not-a-certificate`, `tls.not-a-key`, `tls.key-differs`, `tls.expired`,
 * `tls.not-yet-valid`.
 */
export const readOwnCertificate = (options: {
  readonly certFile: string
  readonly keyFile: string
  readonly now: () => number
}): Outcome<PemPair & { readonly endsAt: number }> => {
  const { certFile, keyFile, now } = options
  const cert = readFile(certFile)
  if (!cert.ok) return cert
  const key = readFile(keyFile)
  if (!key.ok) return key
  if (cert.value === undefined) return fault('tls.file-unreadable', { file: certFile, reason: 'there is none' })
  if (key.value === undefined) return fault('tls.file-unreadable', { file: keyFile, reason: 'there is none' })
  const readable = readCert(cert.value, certFile)
  if (!readable.ok) return readable
  const usable = readKey(key.value, keyFile)
  if (!usable.ok) return usable
  if (!readable.value.checkPrivateKey(usable.value)) return fault('tls.key-differs', { file: keyFile, certFile })
  const endsAt = endOf(readable.value)
  const beginsAt = beginOf(readable.value)
  if (endsAt <= now()) return fault('tls.expired', { file: certFile, endedAt: new Date(endsAt).toISOString() })
  if (beginsAt > now())
    return fault('tls.not-yet-valid', { file: certFile, beginsAt: new Date(beginsAt).toISOString() })
  return ok({ cert: cert.value, key: key.value, endsAt })
}

/**
 * The CA on the disk: certificate and key in one file, so that a power cut cannot leave half of it. A damaged one is
 * never replaced by itself: every kiosk trusts it.
 */
const readCa = (file: string, caFile: string): Outcome<PemPair | undefined> => {
  const kept = readFile(file)
  if (!kept.ok) return kept
  const copy = readFile(caFile)
  if (!copy.ok) return copy
  const damaged = (reason: string) => fault('tls.ca-damaged', { file, reason })
  if (kept.value === undefined) return copy.value === undefined ? ok(undefined) : damaged('there is none')
  const [cert, key] = kept.value.split(/(?=-----BEGIN (?:EC )?PRIVATE KEY-----)/)
  if (cert === undefined || key === undefined) return damaged('it is cut short')
  const readable = readCert(cert, file)
  const usable = readKey(key, file)
  if (!readable.ok || !usable.ok) return damaged('it is no certificate with its key')
  return readable.value.checkPrivateKey(usable.value) ? ok({ cert, key }) : damaged('certificate and key differ')
}

/** A server certificate is cheap: whatever is wrong with the kept one, a new one is made. */
const stillGood = (pair: PemPair, ca: PemPair, hosts: readonly string[], now: number): boolean => {
  const cert = readCert(pair.cert, '')
  const key = readKey(pair.key, '')
  if (!cert.ok || !key.ok) return false
  const leaf = cert.value
  return (
    leaf.checkPrivateKey(key.value) &&
    leaf.verify(new X509Certificate(ca.cert).publicKey) &&
    beginOf(leaf) <= now &&
    endOf(leaf) - now > renewBeforeMs &&
    hosts.every((host) => covers(leaf, host))
  )
}

/** Makes what is missing or about to end and gives what is to be served. Call at start and once a day. */
export const ensureCertificates = async (options: EnsureCertificatesOptions): Promise<Outcome<Certificates>> => {
  const { dir, hosts, random } = options
  if (hosts.length === 0) return fault('tls.no-host', {})
  const now = options.now()
  const file = (name: string): string => join(dir, name)
  const caFile = file('ca.crt')

  const kept = readCa(file('ca.pem'), caFile)
  if (!kept.ok) return kept
  const caLasts = kept.value !== undefined && endOf(new X509Certificate(kept.value.cert)) - now > renewBeforeMs
  const caName = `Tingxu local CA ${Buffer.from(random(4)).toString('hex')}`
  const caValidity = { from: now - earlierMs, until: now - earlierMs + caDays * dayMs }
  const ca = kept.value !== undefined && caLasts ? kept.value : await makeCa(caName, caValidity, random)

  const keptCert = readFile(file('server.crt'))
  const keptKey = readFile(file('server.key'))
  const pair =
    keptCert.ok && keptKey.ok && keptCert.value !== undefined && keptKey.value !== undefined
      ? { cert: keptCert.value, key: keptKey.value }
      : undefined
  const reuse = pair !== undefined && stillGood(pair, ca, hosts, now) ? pair : undefined
  const until = Math.min(now - earlierMs + leafDays * dayMs, endOf(new X509Certificate(ca.cert)))
  const leaf = reuse ?? (await makeLeaf(ca, hosts, { from: now - earlierMs, until }, random))

  const newCa = ca !== kept.value
  try {
    if (newCa) writePrivateFile(file('ca.pem'), `${ca.cert}${ca.key}`)
    if (readPrivateFile(caFile) !== ca.cert) writePrivateFile(caFile, ca.cert)
    if (reuse === undefined) {
      writePrivateFile(file('server.key'), leaf.key)
      writePrivateFile(file('server.crt'), leaf.cert)
    }
  } catch (cause) {
    return fault('tls.file-unreadable', { file: dir, reason: reasonOf(cause) })
  }
  const endsAt = endOf(new X509Certificate(leaf.cert))
  return ok({ ca: ca.cert, cert: leaf.cert, key: leaf.key, caFile, endsAt, newCa, renewed: reuse === undefined })
}
