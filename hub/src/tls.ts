// HTTPS wherever it is not loopback: the hall's own certificate, or one from the hub's local CA.
import { networkInterfaces, hostname } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { certificateFaultText } from './identity/certificate-faults.ts'
import { certificateHosts } from './identity/certificate-hosts.ts'
import { ensureCertificates, readOwnCertificate } from './identity/certificates.ts'
import type { TlsFiles } from './http/server.ts'

export interface ReadTlsOptions {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly keysDir: string
  readonly host: string
  readonly now: () => number
}

export interface Tls {
  readonly files: TlsFiles
  readonly caFile: string | undefined
  /** ms since 1970. */
  readonly endsAt: number
}

/** Renews what is about to end on the way. @throws with words that say what to do */
export async function readTls({ env, keysDir, host, now }: ReadTlsOptions): Promise<Tls> {
  const certFile = env['TLS_CERT']
  const keyFile = env['TLS_KEY']
  if (certFile !== undefined && keyFile !== undefined) {
    const own = readOwnCertificate({ certFile, keyFile, now })
    if (!own.ok) throw new Error(certificateFaultText(own.error))
    const { cert, key, endsAt } = own.value
    return { files: { cert, key }, caFile: undefined, endsAt }
  }
  const hosts = certificateHosts({ hostName: hostname(), interfaces: networkInterfaces(), given: [host] })
  const made = await ensureCertificates({
    dir: join(keysDir, 'tls'),
    hosts,
    now,
    random: (count) => randomBytes(count),
  })
  if (!made.ok) throw new Error(certificateFaultText(made.error))
  const { cert, key, caFile, endsAt } = made.value
  return { files: { cert, key }, caFile, endsAt }
}
