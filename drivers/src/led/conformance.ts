// What every LED board must do.
import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { deviceConformance, suiteOf, type SuiteOptions } from '../kernel/conformance.ts'
import type { LedBoard, LedOutcome, LedText } from './contract.ts'
import type { SimulatedLedBoard } from './simulator.ts'

export interface LedSuite extends SuiteOptions<LedBoard, SimulatedLedBoard> {
  readonly proof: 'answered' | 'assumed'
  /** Two areas of the board. */
  readonly areas: readonly [number, number]
}

export function ledConformance(name: string, options: LedSuite): void {
  const [one, two] = options.areas
  const isAnswered = options.proof === 'answered'
  const red = (area: number, text: string): LedText => ({ area, text, colour: 'red' })

  describe(`an LED board ${name}`, () => {
    const behaves = suiteOf(options)
    deviceConformance(behaves)

    behaves('shows what is wanted and says so', async ({ device, simulated, line }) => {
      const outcomes: LedOutcome[] = []
      void device.show([red(one, 'A001请到3号窗口'), red(two, 'B12')]).then((outcome) => outcomes.push(outcome))
      await line.until(() => outcomes.length === 1)
      assert.deepEqual(outcomes, [{ state: 'shown', proof: options.proof }])
      await line.until(() => simulated.shows(two)?.text === 'B12')
      assert.match(simulated.shows(one)?.text ?? '', /^A001/)
    })

    behaves('sends nothing that already stands there', async ({ device, simulated, line }) => {
      const outcomes: string[] = []
      const show = (text: string) => void device.show([red(one, text)]).then(({ state }) => outcomes.push(state))
      show('A001')
      await line.until(() => outcomes.length === 1 && simulated.taken() === 1)
      show('A001')
      await line.until(() => outcomes.length === 2)
      show('')
      await line.until(() => outcomes.length === 3 && simulated.taken() === 2)
      assert.equal(simulated.shows(one)?.text, '')
      assert.deepEqual(outcomes, ['shown', 'shown', 'shown'])
    })

    behaves('shows the newest of many wishes at the end', async ({ device, simulated, line }) => {
      const outcomes: string[] = []
      for (let n = 1; n <= 9; n++) void device.show([red(one, `A00${n}`)]).then(({ state }) => outcomes.push(state))
      await line.until(() => outcomes.length === 9)
      await line.until(() => simulated.shows(one)?.text === 'A009')
      assert.equal(outcomes.at(-1), 'shown')
      assert.ok(outcomes.every((state) => state === 'shown' || state === 'replaced'))
    })

    behaves('shows again what it showed, and what was wanted meanwhile, after a break', async (bench) => {
      const { device, simulated, line } = bench
      void device.show([red(one, 'A001'), red(two, 'B001')])
      await line.until(() => simulated.shows(one)?.text === 'A001' && simulated.shows(two)?.text === 'B001')
      line.pull()
      simulated.switchOffAndOn()
      await line.until(() => device.status().level === 'down')
      const outcomes: LedOutcome[] = []
      void device.show([red(two, 'B002')], 10).then((outcome) => outcomes.push(outcome))
      await line.until(() => outcomes.length === 1)
      assert.equal(outcomes[0]?.state, 'failed')
      await line.plug()
      await line.until(() => simulated.shows(one)?.text === 'A001' && simulated.shows(two)?.text === 'B002')
    })

    if (!isAnswered) return

    behaves('says when the board does not answer, and shows all when it does again', async (bench) => {
      const { device, simulated, line } = bench
      for (const [mood, text] of [
        ['none', 'A001'],
        ['garbage', 'A002'],
      ] as const) {
        simulated.setAnswers(mood)
        void device.show([red(one, text)])
        await line.until(() => device.status().level === 'down')
        simulated.setAnswers('normal')
        await line.until(() => device.status().level === 'ok' && simulated.shows(one)?.text === text)
      }
    })
  })
}

export function refusingConformance(name: string, options: LedSuite): void {
  const [one, two] = options.areas
  describe(`an LED board ${name} that refuses a text`, () => {
    suiteOf(options)(
      'says so, shows the others, and is well with the next text',
      async ({ device, simulated, line }) => {
        simulated.setAnswers('refuses')
        void device.show([{ area: one, text: 'A001', colour: 'red' }])
        await line.until(() => device.status().code === 'device.refuses')
        assert.equal(device.status().level, 'warning')
        simulated.setAnswers('normal')
        void device.show([{ area: two, text: 'B001', colour: 'green' }])
        await line.until(() => simulated.shows(two)?.colour === 'green')
        void device.show([{ area: one, text: 'A002', colour: 'yellow' }])
        await line.until(() => simulated.shows(one)?.text === 'A002' && device.status().level === 'ok')
      },
    )
  })
}
