// The product's pictograms by what they mean here: the drawing can change without touching a page.
import {
  Accessibility,
  ArrowDownToLine,
  ArrowLeft,
  ArrowRight,
  ArrowUpToLine,
  Bell,
  CalendarCheck,
  Check,
  ChevronDown,
  ChevronLeft,
  ChevronRight,
  ChevronUp,
  CircleAlert,
  CirclePause,
  ClipboardList,
  Clock,
  Contrast,
  Delete,
  Download,
  Eye,
  EyeOff,
  House,
  IdCard,
  Info,
  Keyboard,
  ListChecks,
  Lock,
  LogOut,
  MapPin,
  Menu,
  Minus,
  Monitor,
  Pencil,
  Phone,
  Plug,
  Plus,
  Printer,
  QrCode,
  RefreshCw,
  Search,
  Smartphone,
  Unplug,
  UserRound,
  UsersRound,
  Volume2,
  VolumeX,
  X,
} from 'lucide'

/** As lucide ships them: tag and attributes on a grid of 24. */
export type IconNode = readonly (readonly [
  tag: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
])[]

/** A slip coming out of the kiosk: the one pictogram that no general set has. */
const slip: IconNode = [
  ['path', { d: 'M1.5 2h21v4h-21z', fill: 'currentColor', stroke: 'none' }],
  ['path', { d: 'M5.5 6v15.5l2.15-1.75 2.2 1.75L12 19.75l2.15 1.75 2.2-1.75 2.15 1.75V6' }],
  ['path', { d: 'M9.5 10.5h5', 'stroke-width': 4 }],
  ['path', { d: 'M9.4 15.5h5.2' }],
]

/** Somebody who answers: a person and what they say. */
const ask: IconNode = [
  ['circle', { cx: 8.5, cy: 8.5, r: 4 }],
  ['path', { d: 'M1.5 21.5C1.5 17 4 15 8.5 15s7 2 7 6.5' }],
  ['path', { d: 'M14.5 2.5H22V9h-4l-2.5 2.5V9h-1' }],
]

const alarm: IconNode = [
  ['path', { d: 'M12 2.5 1.5 21.5h21z' }],
  ['path', { d: 'M12 9.5v5.5M12 17.4v1.2' }],
]

/** A paper and a clock: how far a matter has come. */
const progress: IconNode = [
  ['path', { d: 'M10.5 21.5h-7v-19h13v6' }],
  ['path', { d: 'M7 7.5h6M7 12h3' }],
  ['circle', { cx: 17, cy: 17, r: 5 }],
  ['path', { d: 'M17 14v3.2h2.6' }],
]

const hall: IconNode = [
  ['path', { d: 'M2.5 9 12 3l9.5 6z' }],
  ['path', { d: 'M6 9v9M10 9v9M14 9v9M18 9v9M3.5 18h17M2 21.5h20' }],
]

const large: IconNode = [
  ['path', { d: 'M1.5 20.5l6-16h1l6 16M4 15h8' }],
  ['path', { d: 'M15 20.5l3-8h1l3 8M16.5 17.6h4', 'stroke-width': 1.5 }],
]

export const ICONS = {
  slip,
  ask,
  bring: ListChecks,
  progress,
  checkIn: CalendarCheck,
  hall,
  guide: ClipboardList,
  large,
  read: Volume2,
  silent: VolumeX,
  lower: ArrowDownToLine,
  raise: ArrowUpToLine,
  access: Accessibility,
  contrast: Contrast,
  back: ArrowLeft,
  go: ArrowRight,
  home: House,
  search: Search,
  menu: Menu,
  print: Printer,
  phone: Smartphone,
  call: Phone,
  qr: QrCode,
  card: IdCard,
  keyboard: Keyboard,
  erase: Delete,
  place: MapPin,
  person: UserRound,
  people: UsersRound,
  clock: Clock,
  bell: Bell,
  pause: CirclePause,
  alarm,
  warn: CircleAlert,
  note: Info,
  done: Check,
  close: X,
  open: ChevronDown,
  shut: ChevronUp,
  next: ChevronRight,
  previous: ChevronLeft,
  screen: Monitor,
  plugged: Plug,
  unplugged: Unplug,
  lock: Lock,
  leave: LogOut,
  again: RefreshCw,
  save: Download,
  edit: Pencil,
  add: Plus,
  less: Minus,
  show: Eye,
  hide: EyeOff,
} as const satisfies Record<string, IconNode>

export type IconName = keyof typeof ICONS
