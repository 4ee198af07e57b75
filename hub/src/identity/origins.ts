// Keeps other sites' pages from acting with the cookies of a browser that is signed in here.
import { isIP } from 'node:net'
import { ok, refuse, type Result } from '@tingxu/shared/kernel/result.ts'

export interface OriginHeaders {
  readonly host?: string | undefined
  readonly origin?: string | undefined
  readonly secFetchSite?: string | undefined
  readonly authorization?: string | undefined
}

export interface OriginsOptions {
  /** Further origins whose pages may act, such as a city's portal: `https://portal.example`. */
  readonly allowed?: readonly string[]
  /**
   * Names (without port) this hub answers to besides IP addresses. A stranger's name that resolves to the hub (DNS
   * rebinding) is then refused. Undefined = any name.
   */
  readonly hostNames?: readonly string[]
}

export interface Origins {
  /** For socket handshakes and methods that change something. `auth.origin`. */
  readonly mayAct: (headers: OriginHeaders) => Result<void>
  /** For every request. `auth.origin`. */
  readonly mayAsk: (headers: OriginHeaders) => Result<void>
}

const readUrl = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined)

const isOrigin = (text: string): boolean => /^https?:\/\/[^/?#@\s]+$/i.test(text)

/** `Host` without a port means the port of the scheme the browser used, which a proxy may have changed. */
const sameHost = (origin: URL, host: string): boolean => readUrl(`${origin.protocol}//${host}`)?.host === origin.host

export const createOrigins = (options: OriginsOptions = {}): Origins => {
  const allowed = new Set((options.allowed ?? []).flatMap((text) => readUrl(text)?.origin ?? []))
  const names = options.hostNames?.map((name) => name.toLowerCase())

  const answersTo = (host: string): boolean => {
    if (names === undefined) return true
    const name = isOrigin(`http://${host}`) ? readUrl(`http://${host}`)?.hostname : undefined
    if (name === undefined) return false
    return names.includes(name) || isIP(name.replace(/^\[|\]$/g, '')) !== 0
  }

  const mayAsk: Origins['mayAsk'] = ({ host }) =>
    host !== undefined && answersTo(host) ? ok(undefined) : refuse('auth.origin', { reason: 'host' })

  return {
    mayAsk,
    mayAct: (headers) => {
      const asked = mayAsk(headers)
      if (!asked.ok) return asked
      const { host = '', origin, secFetchSite, authorization } = headers
      if (origin === undefined) {
        // Browsers send an Origin with each handshake and each method that changes something; programs carry a key.
        const bearer = /^Bearer \S+$/i.test(authorization ?? '') && secFetchSite === undefined
        return bearer ? ok(undefined) : refuse('auth.origin', { reason: 'missing' })
      }
      const from = isOrigin(origin) ? readUrl(origin) : undefined
      if (from === undefined) return refuse('auth.origin', { reason: 'opaque' })
      if (allowed.has(from.origin)) return ok(undefined)
      if (secFetchSite === 'cross-site' || !sameHost(from, host)) return refuse('auth.origin', { reason: 'cross-site' })
      return ok(undefined)
    },
  }
}
