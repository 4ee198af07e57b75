// What an agent must not forget: jobs it took, and words the hub has not taken yet. Pure changes of one small document.
import * as v from 'valibot'
import { jobProgressSchema, type JobProgress } from '@tingxu/shared/wire/protocol.ts'

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(100))

/** `print`: a slip; `led`: texts on a board; `caller`: displays on a counter bus; `voice`: a sound; `text`: a message. */
export const JOB_KINDS = ['print', 'led', 'caller', 'voice', 'text'] as const
export type JobKind = (typeof JOB_KINDS)[number]

/** `job` as it comes over the wire. */
export const jobMessageSchema = v.object({
  job: id,
  kind: v.picklist(JOB_KINDS),
  target: id,
  payload: v.unknown(),
  notAfter: v.nullable(v.number()),
})

export interface JobMessage {
  readonly job: string
  readonly kind: JobKind
  readonly target: string
  readonly payload: unknown
  readonly notAfter: number | null
}

export const spoolSchema = v.object({
  /** Unfinished, in the order in which they came. `sent`: a slip may exist from then on. */
  jobs: v.array(v.object({ ...jobMessageSchema.entries, state: v.picklist(['queued', 'sent']) })),
  /** What the hub is to be told, in this order. */
  words: v.array(jobProgressSchema),
  /** Finished lately, oldest first: offered again, they are not done again. */
  done: v.array(id),
})

export type SpoolData = v.InferOutput<typeof spoolSchema>
export type SpooledJob = SpoolData['jobs'][number]
export type Ending = { readonly state: 'confirmed' | 'uncertain' | 'failed'; readonly code: string | null }

/** The document an agent's spool is kept in; `openDocument` makes one. `data` is what is on the disk, never more. */
export interface SpoolFile {
  data(): SpoolData
  /** Resolves once the change is on the disk; when it rejects, `data` has not changed. Overlapping calls keep their order. */
  update(change: (data: SpoolData) => SpoolData): Promise<SpoolData>
}

export const emptySpool: SpoolData = { jobs: [], words: [], done: [] }

/** A hub that runs wild must not fill the disk. */
export const MOST_JOBS = 200
const MOST_DONE = 500

export const knows = ({ jobs, done }: SpoolData, job: string): boolean =>
  done.includes(job) || jobs.some((known) => known.job === job)

export const added = (data: SpoolData, { job, kind, target, payload, notAfter }: JobMessage): SpoolData =>
  knows(data, job)
    ? data
    : { ...data, jobs: [...data.jobs, { job, kind, target, payload, notAfter, state: 'queued' as const }] }

/** Written before the first byte goes to the printer. */
export const markedSent = (data: SpoolData, job: string): SpoolData => ({
  ...data,
  jobs: data.jobs.map((known) => (known.job === job ? { ...known, state: 'sent' as const } : known)),
  words: [...data.words, { job, state: 'sent', code: null }],
})

/** The job's slip is dropped, its ending stays as a word for the hub. */
export const finished = (data: SpoolData, job: string, { state, code }: Ending): SpoolData => ({
  jobs: data.jobs.filter((known) => known.job !== job),
  words: [...data.words, { job, state, code }],
  done: [...data.done.filter((known) => known !== job), job].slice(-MOST_DONE),
})

export const toldFirst = (data: SpoolData, count: number): SpoolData => ({ ...data, words: data.words.slice(count) })

/** After a crash nobody knows what became of a job whose bytes may have gone out: it is never sent again. */
export const INTERRUPTED = 'job.interrupted'

/** What a start makes of what the run before it left. Waiting jobs of devices that are gone will never be done. */
export function recovered(data: SpoolData, devices: ReadonlySet<string>): SpoolData {
  let next = data
  for (const { job, state, target } of data.jobs) {
    if (state === 'sent') next = finished(next, job, { state: 'uncertain', code: INTERRUPTED })
    else if (!devices.has(target)) next = finished(next, job, { state: 'failed', code: 'device.unknown' })
  }
  return next
}

export type { JobProgress }
