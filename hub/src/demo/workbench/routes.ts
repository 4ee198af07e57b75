// The workbench over HTTP, for its page. On this machine only: `guard` sees to that.
import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { API } from '../../http/api.ts'
import { refusal } from '../../http/server.ts'
import { handActSchema } from './hands/hands.ts'
import type { PeripheralBench } from './peripheral-bench.ts'
import { PRINTER_ACTIONS, type BenchSnapshot } from './types.ts'
import type { Workbench } from './workbench.ts'

const Act = v.looseObject({ action: v.picklist(PRINTER_ACTIONS) })

export function addWorkbenchRoutes(
  app: FastifyInstance,
  guard: (request: FastifyRequest) => void,
  { workbench, peripherals }: { readonly workbench: Workbench; readonly peripherals: PeripheralBench },
): void {
  const snapshot = (): BenchSnapshot => ({ ...workbench.snapshot(), peripherals: peripherals.snapshot() })

  /** Asked several times a second: without a change the answer is 304 and empty. */
  app.get(`${API}/demo/workbench`, async (request, reply) => {
    guard(request)
    const seen = JSON.stringify(snapshot())
    const etag = `"${createHash('sha256').update(seen).digest('base64url')}"`
    void reply.header('etag', etag).header('cache-control', 'no-cache')
    if (request.headers['if-none-match'] === etag) return reply.status(304).send()
    return reply.type('application/json; charset=utf-8').send(seen)
  })

  app.get(`${API}/demo/workbench/:printer/slips/:slip`, async (request, reply) => {
    guard(request)
    const { printer, slip } = request.params as { printer: string; slip: string }
    const png = workbench.slipPng(printer, slip.replace(/\.png$/, ''))
    if (png === undefined) throw refusal({ code: 'http.not-found', context: {} })
    // Numbers start anew with the process, so the picture is kept by nobody.
    return reply.header('cache-control', 'no-store').type('image/png').send(png)
  })

  app.post(`${API}/demo/workbench/:printer`, async (request) => {
    guard(request)
    const { printer } = request.params as { printer: string }
    const body = v.safeParse(Act, request.body ?? {})
    if (!body.success)
      throw refusal({ code: 'command.malformed', context: { path: v.getDotPath(body.issues[0]) ?? '' } })
    if (!workbench.act(printer, body.output.action))
      throw refusal({ code: 'device.unknown', context: { device: printer } })
    return snapshot()
  })

  app.post(`${API}/demo/workbench/peripherals/:device`, async (request) => {
    guard(request)
    const { device } = request.params as { device: string }
    const body = v.safeParse(handActSchema, request.body ?? {})
    if (!body.success)
      throw refusal({ code: 'command.malformed', context: { path: v.getDotPath(body.issues[0]) ?? '' } })
    if (!peripherals.act(device, body.output)) throw refusal({ code: 'device.unknown', context: { device } })
    return snapshot()
  })
}
