import { localText } from '@tingxu/shared/i18n/local-text.ts'
import { sayWait, spokenWait } from '@tingxu/shared/i18n/numbers.ts'
import { Facts } from '@tingxu/shared/ui/facts.tsx'
import { Head } from '@tingxu/shared/ui/head.tsx'
import { Icon } from '@tingxu/shared/ui/icon.tsx'
import { Key } from '@tingxu/shared/ui/key.tsx'
import { Plate } from '@tingxu/shared/ui/plate.tsx'
import { Row, Rows } from '@tingxu/shared/ui/rows.tsx'
import { Series } from '@tingxu/shared/ui/series.tsx'
import { Empty } from '@tingxu/shared/ui/states.tsx'
import { Table, type TableColumn } from '@tingxu/shared/ui/table.tsx'
import { type DemoService, LONG_ITEM, SERVICES } from '../demo-hall.ts'
import type { Setting } from '../setting.ts'
import { Specimen } from '../specimen.tsx'

const nothing = (): void => undefined

export function Lists({ setting }: { readonly setting: Setting }) {
  const { t, lang } = setting
  const services = t.kiosk.services
  return (
    <>
      <Specimen
        id="rows"
        title="行 Rows"
        about="Screens are rows, not cards. The whole row is the key, the hairline lies in the middle of the gap."
      >
        {() => (
          <div data-sizes style={{ '--body': '22px', '--gap': '10px' }}>
            <Rows size="large" label={services.title}>
              {SERVICES.slice(1, 4).map((service) => (
                <Row
                  key={service.series}
                  lead={<Series of={service.series} />}
                  title={localText(service.name, lang)}
                  note={localText(service.about, lang)}
                  value={
                    service.waiting === 0
                      ? services.noWait
                      : sayWait(t, spokenWait(service.wait[0] * 60, service.wait[1] * 60))
                  }
                  valueNote={service.waiting === 0 ? services.counterFree : services.waiting(service.waiting)}
                  onPress={nothing}
                />
              ))}
              <Row
                off
                lead={<Series of="F" />}
                title={localText(SERVICES[5]?.name ?? LONG_ITEM, lang)}
                note={localText(SERVICES[5]?.about ?? LONG_ITEM, lang)}
                value={services.soldOutMorning}
                valueNote={services.again('13:30')}
              />
            </Rows>
          </div>
        )}
      </Specimen>
      <Specimen
        id="rows-staff"
        title="窗口的行 Rows at a counter"
        about="The next three with their reasons; held tickets with a small key."
      >
        {() => (
          <div>
            <Head title={t.counter.next.title} note={t.counter.next.mine(23)} />
            <Rows label={t.counter.next.title}>
              <Row
                lead={<Plate number="B101" size="40px" />}
                title={t.counter.reasons.appointment('10:30')}
                note={localText(LONG_ITEM, lang)}
              />
              <Row
                lead={<Plate number="B089" size="40px" />}
                title={t.counter.reasons.aged(41)}
                note={localText(LONG_ITEM, lang)}
                current
              />
              <Row lead={<Plate number="F031" size="40px" />} title={t.counter.reasons.green}>
                <Key word={t.counter.held.resume} />
              </Row>
            </Rows>
          </div>
        )}
      </Specimen>
      <Specimen
        id="facts"
        title="三行 Facts"
        about="How many ahead, about how long, where to wait; and a register's small ones."
      >
        {() => (
          <>
            <Facts
              facts={[
                { label: t.kiosk.ticket.ahead, value: t.kiosk.ticket.people(7) },
                { label: t.kiosk.ticket.wait, value: sayWait(t, spokenWait(660, 840)) },
                { label: t.kiosk.ticket.where, value: lang === 'en' ? 'Floor 2, east' : '二楼东区' },
              ]}
            />
            <Facts
              small
              facts={[
                {
                  label: t.console.devices.state,
                  value: t.console.alerts.paperOut(lang === 'en' ? 'Kiosk 2' : '取号机2'),
                },
                { label: t.console.devices.firmware, value: '2.14' },
              ]}
            />
          </>
        )}
      </Specimen>
      <Specimen
        id="table"
        title="表 Tables"
        about="Every heading that can sort is a key; figures stand right; the chosen row is marked."
      >
        {() => (
          <>
            <ServiceTable setting={setting} rows={SERVICES} />
            <ServiceTable setting={setting} rows={[]} />
          </>
        )}
      </Specimen>
      <Specimen
        id="doors"
        title="门 Doors"
        about="A kiosk's home: pictogram, big word, what lies behind it, arrow."
        themes={['light', 'contrast']}
      >
        {() => (
          <div data-sizes style={{ '--body': '22px', '--step': '6px', '--gap': '10px' }}>
            <Rows size="doors" ruled={false}>
              <Row
                lead={<Icon name="bring" />}
                title={t.kiosk.home.bring}
                note={t.kiosk.home.bringHint}
                arrow
                onPress={nothing}
              />
              <Row
                lead={<Icon name="progress" />}
                title={t.kiosk.home.progress}
                note={t.kiosk.home.progressHint}
                arrow
                onPress={nothing}
              />
              <Row
                lead={<Icon name="ask" />}
                title={t.kiosk.home.ask}
                note={t.kiosk.home.askHint}
                arrow
                onPress={nothing}
              />
            </Rows>
          </div>
        )}
      </Specimen>
    </>
  )
}

function ServiceTable({
  setting: { t, lang },
  rows,
}: {
  readonly setting: Setting
  readonly rows: readonly DemoService[]
}) {
  const words = t.console.services
  const columns: readonly TableColumn<DemoService>[] = [
    {
      id: 'name',
      head: words.service,
      sortBy: (row) => localText(row.name, lang),
      cell: (row) => (
        <>
          <Series of={row.series} /> {localText(row.name, lang)}
        </>
      ),
    },
    {
      id: 'waiting',
      head: words.waiting,
      end: true,
      firstDown: true,
      sortBy: (row) => row.waiting,
      cell: (row) => row.waiting,
    },
    {
      id: 'wait',
      head: words.estimate,
      end: true,
      firstDown: true,
      sortBy: (row) => (row.waiting === 0 ? undefined : row.wait[1]),
      cell: (row) => (row.waiting === 0 ? words.walkIn : sayWait(t, spokenWait(row.wait[0] * 60, row.wait[1] * 60))),
    },
  ]
  return (
    <Table
      label={words.title}
      columns={columns}
      rows={rows}
      keyOf={(row) => row.series}
      lang={lang}
      sortWords={t.common}
      startOrder={{ column: 'waiting', down: true }}
      current="B"
      onOpen={nothing}
      empty={<Empty title={t.console.devices.noMatch} />}
    />
  )
}
