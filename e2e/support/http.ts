// Plain requests to a hub, as a program makes them.

export interface Answered {
  readonly status: number
  readonly body: unknown
  /** `name=value; name=value`, ready for a `Cookie` header. */
  readonly cookie: string
}

export interface AskOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly body?: object
  readonly cookie?: string
  /** An API key. */
  readonly key?: string
  /** Default 30,000. */
  readonly timeoutMs?: number
}

/** One request below `/api/v1`. Throws only where there is no answer at all. */
export async function ask(url: string, path: string, options: AskOptions = {}): Promise<Answered> {
  const { body, cookie, key, timeoutMs = 30_000 } = options
  const method = options.method ?? (body === undefined ? 'GET' : 'POST')
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    signal: AbortSignal.timeout(timeoutMs),
    headers: {
      origin: new URL(url).origin,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(cookie === undefined ? {} : { cookie }),
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return {
    status: response.status,
    body: text === '' ? null : (JSON.parse(text) as unknown),
    cookie: response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0] ?? '')
      .join('; '),
  }
}

/** The same, but anything other than a success throws with the hub's own words. */
export async function must(url: string, path: string, options: AskOptions = {}): Promise<Answered> {
  const answered = await ask(url, path, options)
  if (answered.status < 200 || answered.status > 299)
    throw new Error(`${path} was answered with ${answered.status} ${JSON.stringify(answered.body)}`)
  return answered
}
