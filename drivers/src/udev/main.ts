// `npm run -s udev [-- --group NAME]`: prints the rules for /etc/udev/rules.d.
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { describeProblem } from '../kernel/errors.ts'
import { loadDeviceModels } from '../models/load.ts'
import { udevRules } from './rules.ts'

const { values } = parseArgs({
  options: {
    group: { type: 'string', default: 'tingxu' },
    models: { type: 'string', default: fileURLToPath(new URL('../../../config/devices', import.meta.url)) },
  },
})
const { models, peripherals, problems } = await loadDeviceModels(values.models)
for (const wrong of problems) console.error(describeProblem(wrong))
process.stdout.write(udevRules([...models.values(), ...peripherals.values()], { group: values.group }))
if (problems.length > 0) process.exitCode = 1
