// What an agent asks the hub outside the socket: pairing, and its next token. Small JSON both ways.
import { request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import * as v from 'valibot'

export interface HubAnswer {
  readonly status: number
  readonly body: unknown
  /** `Set-Cookie` lines. */
  readonly cookies: readonly string[]
}

export interface HubHttp {
  /** Rejects where the hub cannot be reached or answers with no JSON. A refusal is an answer. */
  post(path: string, body: object, cookie?: string): Promise<HubAnswer>
}

const TIMEOUT_MS = 8000
const MOST_BYTES = 64 * 1024

/** @param hub as in `https://192.168.1.10:8443` @param ca PEM of the hall's own CA, where the hub has one */
export function createHubHttp(hub: URL, ca: string | undefined): HubHttp {
  const request = hub.protocol === 'https:' ? secureRequest : plainRequest
  return {
    post: (path, body, cookie) =>
      new Promise((resolve, reject) => {
        const text = JSON.stringify(body)
        const asked = request(
          new URL(`/api/v1${path}`, hub),
          {
            method: 'POST',
            timeout: TIMEOUT_MS,
            headers: {
              'content-type': 'application/json',
              'content-length': Buffer.byteLength(text),
              'user-agent': 'tingxu-agent',
              // The hub turns away what changes something and does not say whence it comes.
              origin: hub.origin,
              ...(cookie === undefined ? {} : { cookie }),
            },
            ...(ca === undefined ? {} : { ca }),
          },
          (response) => {
            let answer = ''
            response.setEncoding('utf8')
            response.on('data', (piece: string) => {
              answer += piece
              if (answer.length > MOST_BYTES) asked.destroy(new Error('the answer is too long'))
            })
            response.on('error', reject)
            response.on('end', () => {
              const status = response.statusCode ?? 0
              try {
                resolve({ status, body: JSON.parse(answer), cookies: response.headers['set-cookie'] ?? [] })
              } catch {
                reject(new Error(`the hub answers ${status} with something that is no JSON`))
              }
            })
          },
        )
        asked.on('timeout', () => asked.destroy(new Error(`no answer within ${TIMEOUT_MS} ms`)))
        asked.on('error', reject)
        asked.end(text)
      }),
  }
}

const MOST_SOUND_BYTES = 5 * 1024 * 1024

/** Gets a sound that the hub keeps: sounds are too big for the socket. Rejects where there is none. */
export function createSoundFetcher(hub: URL, ca: string | undefined): (path: string) => Promise<Uint8Array> {
  const request = hub.protocol === 'https:' ? secureRequest : plainRequest
  return (path) =>
    new Promise((resolve, reject) => {
      const options = {
        timeout: TIMEOUT_MS,
        headers: { 'user-agent': 'tingxu-agent' },
        ...(ca === undefined ? {} : { ca }),
      }
      const asked = request(new URL(path, hub), options, (response) => {
        const pieces: Buffer[] = []
        let size = 0
        response.on('data', (piece: Buffer) => {
          pieces.push(piece)
          size += piece.length
          if (size > MOST_SOUND_BYTES) asked.destroy(new Error('the sound is too long'))
        })
        response.on('error', reject)
        response.on('end', () => {
          if (response.statusCode === 200) resolve(new Uint8Array(Buffer.concat(pieces)))
          else reject(new Error(`the hub answers ${response.statusCode ?? 0}`))
        })
      })
      asked.on('timeout', () => asked.destroy(new Error(`no answer within ${TIMEOUT_MS} ms`)))
      asked.on('error', reject)
      asked.end()
    })
}

const refusalSchema = v.object({ error: v.object({ code: v.string() }) })

/** The code of a refusal, for logs. */
export const refusalOf = ({ status, body }: HubAnswer): string => {
  const parsed = v.safeParse(refusalSchema, body)
  return parsed.success ? parsed.output.error.code : `http ${status}`
}

/** The value of a cookie that an answer set. */
export function cookieOf(cookies: readonly string[], name: string): string | undefined {
  for (const line of cookies) {
    const [pair = ''] = line.split(';')
    const at = pair.indexOf('=')
    if (pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return undefined
}
