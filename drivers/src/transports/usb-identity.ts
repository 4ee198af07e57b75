/** What a USB plug says of itself. */
export interface UsbIdentity {
  /** 0-65535 */
  readonly vendorId: number
  readonly productId: number
  /** Tells two of the same model apart. Without it the first free one is taken. */
  readonly serial?: string | undefined
}

const hex4 = (value: number): string => value.toString(16).padStart(4, '0')

export const describeUsb = ({ vendorId, productId, serial }: UsbIdentity): string =>
  `usb ${hex4(vendorId)}:${hex4(productId)}${serial === undefined ? '' : ` ${serial}`}`

/** The one that is wanted. Paths are looked up anew at each open: the system gives them out again after a replug. */
export const chooseUsb = <
  T extends { readonly vendorId: number; readonly productId: number; readonly serial?: string | undefined },
>(
  all: readonly T[],
  { vendorId, productId, serial }: UsbIdentity,
): T | undefined =>
  all.find(
    (one) =>
      one.vendorId === vendorId && one.productId === productId && (serial === undefined || one.serial === serial),
  )
