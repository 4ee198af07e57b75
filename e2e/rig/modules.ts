/** Loaded in every guest: bus, shares, network, and the disk under /data. */
export const baseModules = [
  'virtio_pci',
  'virtio_rng',
  '9p',
  '9pnet_virtio',
  'overlay',
  'virtio_net',
  'virtio_blk',
  'crc32c_generic', // ext4 asks for it by name at mount time, so modules.dep does not know
  'ext4',
] as const

/** Loaded on top when a guest asks for USB: real USB devices, HID devices of any descriptor, USB gadgets. */
export const usbModules = [
  'virtio_console',
  'xhci_pci',
  'uhci_hcd',
  'usbhid',
  'hid_generic',
  'evdev',
  'uhid',
  'uinput',
  'usbserial',
  'ftdi_sio',
  'cdc_acm',
  'configfs',
  'libcomposite',
  'dummy_hcd',
  'usb_f_hid',
  'usb_f_acm',
  'usb_f_serial',
] as const
