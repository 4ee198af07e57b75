import { ptySkip } from '../kernel/testing.ts'
import { printerConformance } from './conformance.ts'
import { hardwareBench, impatient, printerModel, ptyBench, tcpBench, virtualBench } from './testing.ts'

for (const id of ['generic-80mm', 'generic-58mm', 'masung-ms532', 'epson-tm-t88', 'generic-80mm-blind']) {
  const model = await printerModel(id)
  printerConformance(`${id} in memory`, () => virtualBench(model))
}
for (const id of ['generic-80mm', 'generic-58mm']) {
  const model = impatient(await printerModel(id))
  printerConformance(`${id} over TCP`, () => tcpBench(model))
}

for (const by of ['serial', 'file'] as const) {
  const hasty = impatient(await printerModel('generic-80mm'))
  // A slip of raster lines takes its time through the serial library of a busy machine.
  const model = { ...hasty, timing: { ...hasty.timing, proofMs: 1500 } }
  const name = by === 'serial' ? 'generic-80mm over a serial port' : 'generic-80mm over a device file'
  printerConformance(name, ptySkip === false ? () => ptyBench(model, by) : { skip: ptySkip })
}

const address = process.env['TINGXU_TEST_PRINTER']
const hardware = await printerModel(process.env['TINGXU_TEST_PRINTER_MODEL'] ?? 'generic-80mm')
printerConformance(
  'a printer on the network',
  address === undefined
    ? { skip: 'set TINGXU_TEST_PRINTER=host:port (and TINGXU_TEST_PRINTER_MODEL) to run this on a real printer' }
    : () => hardwareBench(hardware, address),
)
