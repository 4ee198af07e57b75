// One real device, named by an environment variable: it comes up, goes away, and comes up again.
import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import * as v from 'valibot'
import { openPeripheral } from '../agent/peripheral.ts'
import { portSchema } from '../agent/ports.ts'
import { systemContext } from '../kernel/context.ts'
import { loadDeviceModels } from '../models/load.ts'

const named = process.env['TINGXU_TEST_DEVICE']
const schema = v.object({ model: v.string(), port: v.optional(portSchema), pin: v.optional(v.string()) })
const skip = named === undefined && 'set TINGXU_TEST_DEVICE={"model":…,"port":…} to run this on a real device'

test('a real device comes up, goes away and comes up again', { skip, timeout: 60_000 }, async () => {
  const { model: id, ...config } = v.parse(schema, JSON.parse(named ?? ''))
  const { peripherals } = await loadDeviceModels(fileURLToPath(new URL('../../../config/devices', import.meta.url)))
  const model = peripherals.get(id)
  assert.ok(model, `no model ${id}`)
  const peripheral = openPeripheral(
    { id: 'device-1', ...config },
    model,
    systemContext(() => undefined),
  )
  assert.ok(peripheral, 'a port is missing')
  const { device } = peripheral
  for (let round = 0; round < 2; round++) {
    const ready = new Promise<void>((resolve) => {
      const stop = device.onStatus(({ level }) => {
        if (level !== 'ok') return
        stop()
        resolve()
      })
    })
    device.open()
    await ready
    await device.close()
    assert.equal(device.status().code, 'device.closed')
  }
})
