// What an evaluator that is alone on its cable is to the rest of the system. Those on a bus come with the bus.
import type { InputDevice } from '../kernel/device.ts'
import type { RatingInput } from '../kernel/input.ts'

/** Hears each rating once; the same one again within the model's time is a repetition. */
export type Rater = InputDevice<RatingInput>
