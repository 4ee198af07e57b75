// The simulated devices that are no printers: their drivers for the agent, their hands and faces for people.
import type { FetchSound } from '@tingxu/drivers/agent/perform-others.ts'
import type { Peripheral } from '@tingxu/drivers/agent/peripheral.ts'
import type { DeviceContext } from '@tingxu/drivers/kernel/context.ts'
import type { PeripheralModel } from '@tingxu/drivers/models/peripheral.ts'
import type { DemoPeripheral } from '../demo-peripherals.ts'
import type { HandAct } from './hands/hands.ts'
import { createPeripheralStand, type PeripheralStand } from './peripheral-stand.ts'
import type { PeripheralSnapshot } from './types.ts'

export interface PeripheralBenchOptions {
  readonly models: ReadonlyMap<string, PeripheralModel>
  readonly devices: readonly DemoPeripheral[]
  readonly context: DeviceContext
  /** The number on a counter's sign. */
  readonly signOf: (counter: string) => string | null
  /** What can be held under a scanner now. */
  readonly codes: () => readonly string[]
  readonly fetchSound: FetchSound
}

export interface PeripheralBench {
  /** For the agent, which opens and closes them. */
  readonly devices: ReadonlyMap<string, Peripheral>
  snapshot(): readonly PeripheralSnapshot[]
  /** `false`: no such device, or nobody can do that at it. */
  act(device: string, act: HandAct): boolean
  /** After the agent is closed. */
  close(): void
}

/** @throws for a model that is missing: the demo's own data is wrong then */
export function createPeripheralBench({ models, devices, ...outer }: PeripheralBenchOptions): PeripheralBench {
  const stands = new Map<string, PeripheralStand>()
  for (const device of devices) {
    const model = models.get(device.model)
    if (model === undefined) throw new Error(`The workbench has no model ${device.model}`)
    stands.set(device.device, createPeripheralStand({ ...outer, device, model }))
  }
  return {
    devices: new Map([...stands].map(([id, { peripheral }]) => [id, peripheral])),
    snapshot: () => [...stands.values()].map((stand) => stand.snapshot()),
    act: (device, act) => stands.get(device)?.act(act) ?? false,
    close() {
      for (const stand of stands.values()) stand.stop()
    },
  }
}
