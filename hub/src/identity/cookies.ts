// The hub's cookies: their names, reading and writing. Their values are tokens, so nothing needs encoding.

/** Keeps several screens in one browser apart, as the demo has them. */
const slot = /^[a-z0-9-]{1,24}$/

/** Undefined for a slot that is none. */
export const staffCookieName = (slotName?: string): string | undefined => {
  if (slotName === undefined) return 'tingxu-staff'
  return slot.test(slotName) ? `tingxu-staff-${slotName}` : undefined
}

/** Undefined for a slot that is none. */
export const deviceCookieName = (slotName: string): string | undefined =>
  slot.test(slotName) ? `tingxu-device-${slotName}` : undefined

/** Seconds. Chromium keeps no cookie longer than 400 days; each connect renews it. */
export const deviceCookieMaxAge = 400 * 86_400

/** Of several cookies of one name the first counts: browsers send the most specific one first. */
export const readCookies = (header: string | undefined): ReadonlyMap<string, string> => {
  const cookies = new Map<string, string>()
  for (const part of (header ?? '').slice(0, 16_384).split(';')) {
    const at = part.indexOf('=')
    const name = part.slice(0, Math.max(0, at)).trim()
    const value = part.slice(at + 1).trim()
    if (name !== '' && !cookies.has(name)) cookies.set(name, value)
  }
  return cookies
}

export interface CookieOptions {
  /** Whether the page came over HTTPS. */
  readonly secure: boolean
  /** 0 removes the cookie. */
  readonly maxAgeSeconds: number
}

/** A `Set-Cookie` line. Throws on a name or value that would break out of it. */
export const writeCookie = (name: string, value: string, options: CookieOptions): string => {
  if (!/^[A-Za-z0-9-]+$/.test(name) || !/^[A-Za-z0-9._-]*$/.test(value))
    throw new Error(`No cookie can hold this: ${name}`)
  const parts = [`${name}=${value}`, 'Path=/', `Max-Age=${options.maxAgeSeconds}`, 'HttpOnly', 'SameSite=Strict']
  return [...parts, ...(options.secure ? ['Secure'] : [])].join('; ')
}

export const removeCookie = (name: string, secure: boolean): string =>
  writeCookie(name, '', { secure, maxAgeSeconds: 0 })
