import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import { loadDeviceModels } from '../models/load.ts'
import { udevRules } from './rules.ts'

const folder = fileURLToPath(new URL('../../../config/devices', import.meta.url))

test('every USB id of a model has its rules, with the group that was asked for', async () => {
  const { models, peripherals } = await loadDeviceModels(folder)
  const all = [...models.values(), ...peripherals.values()]
  const rules = udevRules(all, { group: 'hall' })
  const ids = all.flatMap(({ connection }) =>
    connection.usb.map(({ vendorId }) => vendorId.toString(16).padStart(4, '0')),
  )
  assert.ok(ids.length > 5)
  for (const id of ids) assert.ok(rules.includes(`ATTRS{idVendor}=="${id}"`), id)
  const lines = rules.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  for (const line of lines) assert.match(line, /^SUBSYSTEM=="(usbmisc|hidraw|tty)", .*GROUP="hall", MODE="0660"$/)
  assert.equal(rules, udevRules([...all].reverse(), { group: 'hall' }), 'the same for the same models')
})
