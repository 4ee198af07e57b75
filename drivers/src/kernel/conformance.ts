// What every device must do, whatever its class: come up, come back, go away.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Device } from './device.ts'
import type { MakeLine, TestLine } from './testing.ts'

export interface DeviceBench<D extends Device, S> {
  readonly device: D
  readonly simulated: S
  readonly line: TestLine
}

export interface SuiteOptions<D extends Device, S> {
  readonly skip: string | false
  readonly makeLine: MakeLine
  /** Driver and simulator at the two ends of a line. */
  readonly make: (line: TestLine) => { readonly device: D; readonly simulated: S }
}

export type Behaves<D extends Device, S> = (what: string, body: (bench: DeviceBench<D, S>) => Promise<void>) => void

/** A test with a bench that is ready, and that leaves nothing behind. */
export function suiteOf<D extends Device, S>({ skip, makeLine, make }: SuiteOptions<D, S>): Behaves<D, S> {
  return (what, body) => {
    void test(what, { skip, timeout: 30_000 }, async () => {
      const line = await makeLine()
      const { device, simulated } = make(line)
      try {
        device.open()
        await line.until(() => device.status().level === 'ok')
        await body({ device, simulated, line })
      } finally {
        await device.close()
        await line.close()
      }
      assert.equal(device.status().code, 'device.closed')
      assert.equal(line.pendingTimers(), 0, 'no timer is left')
    })
  }
}

export function deviceConformance<D extends Device, S>(behaves: Behaves<D, S>): void {
  behaves('is ready when its line stands, and tells each change once', async ({ device, line }) => {
    const told: string[] = []
    device.onStatus((status) => told.push(JSON.stringify(status)))
    line.pull()
    await line.until(() => device.status().code === 'device.not-connected')
    await line.plug()
    await line.until(() => device.status().level === 'ok')
    assert.match(told[0] ?? '', /device\.not-connected/)
    assert.ok(told.every((words, at) => words !== told[at - 1]))
  })

  behaves('closes in every state and opens again', async ({ device, line }) => {
    device.open()
    await device.close()
    await device.close()
    assert.equal(device.status().code, 'device.closed')
    device.open()
    await line.until(() => device.status().level === 'ok')
  })
}
