// Guides over HTTP: what citizens may read without signing in, and what is being worked on for those who write or approve.
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import type { FindHit } from '@tingxu/shared/find/types.ts'
import type { CatalogueEntry } from '@tingxu/shared/hall/guides/catalogue.ts'
import { versionOf } from '@tingxu/shared/hall/guides/decide.ts'
import { guideState, isPublished, versionOn, versionState } from '@tingxu/shared/hall/guides/in-force.ts'
import { lintGuide } from '@tingxu/shared/hall/guides/lint.ts'
import { GUIDE, type Guide } from '@tingxu/shared/hall/guides/types.ts'
import type { Lang } from '@tingxu/shared/i18n/lang.ts'
import { localText } from '@tingxu/shared/i18n/local-text.ts'
import type { HallHub } from '../hub.ts'
import { readEverydayWords } from '../guides/everyday-words.ts'
import { createPublishedGuides, type PublishedCatalogue } from '../guides/published.ts'
import { createGuideSearch } from '../guides/search.ts'
import { API } from './api.ts'
import { callerOf } from './caller.ts'
import { refusal } from './server.ts'

const pack = promisify(gzip)
/** At most so many of the desk's list in one answer. */
const LISTED_AT_ONCE = 500

export function addGuides(app: FastifyInstance, hub: HallHub): void {
  const today = (): string => hub.zone().date(hub.now())
  const published = createPublishedGuides({ store: hub.store, today })
  const search = createGuideSearch(() => {
    const { words, problem } = readEverydayWords()
    if (problem !== null) hub.report(new Error(problem))
    return words
  })
  app.addHook('onClose', async () => {
    published.close()
    await search.close()
  })
  let packed: { readonly of: PublishedCatalogue; readonly bytes: Promise<Buffer> } | null = null

  app.get<{ Querystring: { q?: unknown; lang?: unknown } }>(`${API}/guides`, async (request, reply) => {
    const catalogue = await published.catalogue()
    if (request.query.q !== undefined) return found(catalogue, request.query)
    void reply.header('etag', catalogue.tag).header('cache-control', 'no-cache').header('vary', 'accept-encoding')
    if (request.headers['if-none-match'] === catalogue.tag) return reply.status(304).send()
    void reply.type('application/json; charset=utf-8')
    if (!/\bgzip\b/.test(String(request.headers['accept-encoding']))) return reply.send(catalogue.text)
    if (packed?.of !== catalogue) packed = { of: catalogue, bytes: pack(catalogue.text) }
    return reply.header('content-encoding', 'gzip').send(await packed.bytes)
  })

  async function found(catalogue: PublishedCatalogue, query: { readonly q?: unknown; readonly lang?: unknown }) {
    const asked = v.safeParse(searchQuery, query)
    if (!asked.success) {
      const [issue] = asked.issues
      throw refusal({ code: 'view.malformed', context: { view: 'guides', path: v.getDotPath(issue) ?? '' } })
    }
    const { q, lang, limit } = asked.output
    const hits = await search.find(catalogue, q, limit)
    return { day: catalogue.day, hits: hits.flatMap((hit) => asFound(hit, catalogue.entry(hit.id), lang)) }
  }

  app.get<{ Params: { guide: string } }>(`${API}/guides/:guide`, async (request, reply) => {
    const guide = guideOf(hub, request.params.guide)
    const day = today()
    const version = guide === undefined ? undefined : versionOn(guide, day)
    const words =
      guide === undefined || version === undefined || !isPublished(guide, day)
        ? undefined
        : versionOf(hub.store.getRow, guide, version.version)
    if (guide === undefined || version === undefined || words === undefined)
      throw refusal({ code: 'guide.unknown', context: { guide: request.params.guide } })
    const tag = `"${guide.id}-${guide.revision}-${day}"`
    void reply.header('etag', tag).header('cache-control', 'no-cache')
    if (request.headers['if-none-match'] === tag) return reply.status(304).send()
    const { content } = words
    return {
      ...{ id: guide.id, version: version.version, from: version.from, state: guideState(guide, day), content },
      suspended: guide.suspended === null ? null : { reason: guide.suspended.reason, at: guide.suspended.at },
      lacks: lintGuide(content, day).filter(({ severity }) => severity !== 'hint'),
    }
  })

  app.get<{ Params: { guide: string } }>(`${API}/guides/:guide/versions`, async (request) => {
    mustWorkOnGuides(request, hub)
    const guide = guideOf(hub, request.params.guide)
    if (guide === undefined) throw refusal({ code: 'guide.unknown', context: { guide: request.params.guide } })
    const day = today()
    const lint = guide.draft === null ? [] : lintGuide(guide.draft.content, day)
    const versions = guide.versions.map((version) => ({
      ...version,
      state: versionState(guide, version, day),
      content: versionOf(hub.store.getRow, guide, version.version)?.content ?? null,
    }))
    return { ...guide, state: guideState(guide, day), versions, lint }
  })

  app.get<{ Querystring: { after?: string } }>(`${API}/guide-desk`, async (request) => {
    mustWorkOnGuides(request, hub)
    const day = today()
    const rows = hub.store.listRows(GUIDE, { after: request.query.after ?? '', limit: LISTED_AT_ONCE })
    const guides = rows.map(({ value }) => {
      // Rows of this kind are written by the guides' own fold alone.
      const guide = value as Guide
      const { id, code, words, draft, revision, changedBy, changedAt } = guide
      const working = draft?.content ?? words
      return {
        ...{ id, code, name: working.name, department: working.department ?? null, state: guideState(guide, day) },
        ...{ draft: draft?.approval.state ?? null, revision, changedBy, changedAt },
        faults: lintGuide(working, day).filter(({ severity }) => severity !== 'hint'),
      }
    })
    return { guides, next: rows.length < LISTED_AT_ONCE ? null : (rows.at(-1)?.id ?? null) }
  })
}

/** Longer than any name people type; the search reads the beginning alone. */
const MOST_TYPED = 200
const searchQuery = v.strictObject({
  q: v.pipe(v.string(), v.maxLength(MOST_TYPED)),
  lang: v.optional(v.picklist(['zh-Hans', 'zh-Hant', 'en']), 'zh-Hans'),
  limit: v.optional(v.pipe(v.string(), v.regex(/^\d{1,2}$/), v.transform(Number), v.minValue(1), v.maxValue(50)), '20'),
})

function asFound({ id, match, by }: FindHit, entry: CatalogueEntry | undefined, lang: Lang) {
  if (entry === undefined) return []
  const { name, department, service, state, faults } = entry
  return [
    {
      ...{ id, name: localText(name, lang), match: Math.round(match * 100) / 100, by },
      department: department === undefined ? null : localText(department, lang),
      ...{ service: service ?? null, state, faults },
    },
  ]
}

const guideOf = (hub: HallHub, id: string): Guide | undefined =>
  (hub.store.getRow(GUIDE, id) ?? undefined) as Guide | undefined

function mustWorkOnGuides(request: FastifyRequest, hub: HallHub): void {
  const actor = callerOf(request, hub)
  if (!actor.ok) throw refusal(actor.error)
  const { permissions } = actor.value
  if (!permissions.has('guide.write') && !permissions.has('approval.decide'))
    throw refusal({ code: 'permission.denied', context: { permission: 'guide.write' } })
}
