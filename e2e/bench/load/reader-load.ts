// Somebody who reads the whole log again and again, as a report does.
import { get } from 'node:http'
import { serve } from '../child.ts'

let reading = false
let pages = 0

interface Page {
  readonly events: readonly { readonly seq: number }[]
}

function readPage(url: string, cookie: string, after: number): Promise<Page> {
  return new Promise((resolve, reject) => {
    get(`${url}/api/v1/events?after=${after}`, { headers: { cookie } }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        if (answer.statusCode === 200) resolve(JSON.parse(text) as Page)
        else reject(new Error(text))
      })
    }).on('error', reject)
  })
}

const handlers = {
  start: ({ url, cookie }: { readonly url: string; readonly cookie: string }) => {
    reading = true
    void (async () => {
      let after = 0
      while (reading) {
        const { events } = await readPage(url, cookie, after)
        after = events.at(-1)?.seq ?? 0
        pages++
      }
    })()
  },
  /** Gives how many pages were read. */
  end: () => {
    reading = false
    return pages
  },
}
export type ReaderLoad = typeof handlers
serve(handlers)
