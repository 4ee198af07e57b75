// Why the hub cannot serve HTTPS, and what to do about it.
import type { ErrorContext } from '@tingxu/shared/kernel/error.ts'

/** In plain English, for the terminal. `{name}` stands for a value of the context. */
export const certificateFaults = {
  'tls.file-unreadable':
    'The file {file} cannot be read or written ({reason}). Check its path, and that the user the hub runs as may use it.',
  'tls.not-a-certificate': 'The file {file} holds no certificate in PEM form. Convert it: openssl x509 -inform der.',
  'tls.not-a-key': 'The file {file} holds no private key in PEM form without a passphrase. Convert it: openssl pkey.',
  'tls.key-differs':
    'The key {file} does not belong to the certificate {certFile}. Give the pair that was made together.',
  'tls.expired': 'The certificate {file} ended at {endedAt}. Have it renewed and start again.',
  'tls.not-yet-valid': 'The certificate {file} begins at {beginsAt} only. Check the clock of this machine.',
  'tls.ca-damaged':
    'The local CA in {file} cannot be used ({reason}). Put the file back from the backup of the keys; or delete it and ca.crt, and install the new CA on every kiosk.',
  'tls.no-host': 'No name or address was given for the certificate.',
} as const

export type CertificateFaultCode = keyof typeof certificateFaults

export interface CertificateFault {
  readonly code: CertificateFaultCode
  readonly context: ErrorContext
}

export const certificateFaultText = ({ code, context }: CertificateFault): string =>
  certificateFaults[code].replace(/\{(\w+)\}/g, (_, name: string) => String(context[name] ?? '?'))
