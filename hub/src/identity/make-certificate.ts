// Makes the hall's own certificate authority and the server certificates it signs (ECDSA P-256).
import 'reflect-metadata'
import * as x509 from '@peculiar/x509'
import { createPrivateKey, webcrypto } from 'node:crypto'
import { isIP } from 'node:net'
import type { RandomBytes } from './secrets.ts'

export interface PemPair {
  readonly cert: string
  /** PKCS #8, no passphrase. */
  readonly key: string
}

export interface Validity {
  /** Ms since 1970. */
  readonly from: number
  readonly until: number
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const

const newKeys = async () => {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey))
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }).export({ format: 'pem', type: 'pkcs8' })
  return { keys, pem: key.toString() }
}

/** Positive, and never with a leading zero byte: 0x40 to 0x7f first. */
const newSerial = (random: RandomBytes): string => {
  const bytes = Buffer.from(random(16))
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40
  return bytes.toString('hex')
}

export const makeCa = async (name: string, validity: Validity, random: RandomBytes): Promise<PemPair> => {
  const { keys, pem } = await newKeys()
  const ca = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: newSerial(random),
    name: [{ CN: [name] }],
    notBefore: new Date(validity.from),
    notAfter: new Date(validity.until),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { cert: `${ca.toString('pem')}\n`, key: pem }
}

export const makeLeaf = async (
  ca: PemPair,
  hosts: readonly string[],
  validity: Validity,
  random: RandomBytes,
): Promise<PemPair> => {
  const issuer = new x509.X509Certificate(ca.cert)
  const caKey = createPrivateKey(ca.key).export({ format: 'der', type: 'pkcs8' })
  const signingKey = await webcrypto.subtle.importKey('pkcs8', caKey, algorithm, false, ['sign'])
  const { keys, pem } = await newKeys()
  const leaf = await x509.X509CertificateGenerator.create({
    serialNumber: newSerial(random),
    subject: [{ CN: ['Tingxu hub'] }],
    issuer: issuer.subjectName,
    notBefore: new Date(validity.from),
    notAfter: new Date(validity.until),
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey,
    signingKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        hosts.map((host) => ({ type: isIP(host) === 0 ? 'dns' : 'ip', value: host }) as const),
      ),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  })
  return { cert: `${leaf.toString('pem')}\n`, key: pem }
}
