import papa from 'papaparse'
import { describe, expect } from 'vitest'
import { continueImports, daysKept } from '../../src/actions/continue-imports.ts'
import { endPlace } from '../../src/actions/keep-place.ts'
import { startCohort } from '../../src/actions/start-cohort.ts'
import { historyOf } from '../../src/store/history.ts'
import { importsOf } from '../../src/store/imports.ts'
import { peopleOf } from '../../src/store/people.ts'
import { placesOf } from '../../src/store/places.ts'
import { paths } from '../../src/web/paths.ts'
import { say, type WordKey } from '../../src/words.ts'
import type { TestApp } from '../app.ts'
import { addressOf, must, muscat, startProgramme, type Programme } from '../cohort.ts'
import { lettersThere } from '../letters.ts'
import { formWith } from '../page.ts'
import { signedIn, type Visitor } from '../site.ts'
import { test } from '../story.ts'

const en = (key: WordKey, values?: Record<string, string | number>) => say('en', key, values)

/** Staff before the page on which spreadsheets are brought. */
async function staffWithFile(app: TestApp) {
  const programme = await startProgramme(app)
  const olu = await signedIn(app, addressOf('Olu'))
  return { programme, olu, at: { cohort: programme.cohort } }
}
type Staff = Awaited<ReturnType<typeof staffWithFile>>

const csv = (text: string | Uint8Array<ArrayBuffer>, name = 'people.csv') => new File([text], name)

async function bring({ olu, at }: Staff, text: string, as = 'mentee') {
  await olu.open(paths.imports.to(at))
  return olu.press(en('import.upload'), { file: csv(text), as })
}

/** Presses the button that starts, with the columns as they are or as she chooses. */
const start = (olu: Visitor, columns: Record<string, string> = {}) => {
  const [, label = ''] = /<button class="button first"[^>]*>([^<]*)/.exec(olu.page.html) ?? []
  return olu.press(label, columns)
}

async function untilDone(app: TestApp) {
  const rounds: number[] = []
  for (let did = await continueImports(app); did > 0; did = await continueImports(app)) {
    rounds.push(did)
  }
  return rounds
}

/** Brings a file with the columns as suggested, waits, and looks at what came of it. */
async function bringIn(staff: Staff, app: TestApp, text: string, as = 'mentee') {
  await bring(staff, text, as)
  const page = staff.olu.page.path
  await start(staff.olu)
  await untilDone(app)
  return staff.olu.open(page)
}

async function known(app: TestApp, { cohort }: Programme, address: string) {
  const person = [...(await peopleOf(app.db, cohort)).values()].find(one => one.address === address)
  const place = (await placesOf(app.db, cohort)).find(one => one.person === person?.id)
  return { person, place }
}

const mentors = `Prénom;Nom;Courriel;Pays;Fuseau horaire;Langues parlées;Groupe;Parcours
Awa;Diop;awa@example.org;Sénégal;Africa/Dakar;français (langue maternelle), anglais;AFRALO;"Juriste; écrit
depuis dix ans"
Léo;Martin;leo@example.org;;;;;
`

describe('staff bring a spreadsheet of any headings (R87, B4)', () => {
  test('see the columns chosen and the first rows, and nobody is in yet', async ({ app }) => {
    const staff = await staffWithFile(app)
    const page = await bring(staff, mentors, 'mentor')
    expect(page.status).toBe(200)
    const form = formWith(page.html, en('import.columns.start', { rows: 2 }))
    expect(Object.fromEntries(form.fields.filter(([, column]) => column !== ''))).toEqual({
      as: 'mentor',
      address: '2',
      'first-name': '0',
      'last-name': '1',
      group: '6',
      country: '3',
      zone: '4',
      spoken: '5',
      background: '7',
    })
    const preview = page.text.slice(page.text.indexOf(en('import.preview.title', { count: 2 })))
    expect(preview).toContain('Awa Diop')
    expect(preview).toContain('Country of residence: Senegal')
    expect(preview).toContain('Languages spoken: French (fluently) and English (well)')
    expect((await known(app, staff.programme, 'awa@example.org')).person).toBe(undefined)
  })

  test('people come in with all they tell and a confirmed place', async ({ app }) => {
    const staff = await staffWithFile(app)
    const done = await bringIn(staff, app, mentors, 'mentor')
    expect(done.text).toContain(en('import.done.title', { added: 2, updated: 0 }))
    const { person, place } = await known(app, staff.programme, 'awa@example.org')
    expect(person).toEqual({
      id: person?.id,
      address: 'awa@example.org',
      name: 'Awa Diop',
      pronouns: null,
      country: 'SN',
      zone: person?.zone,
      language: null,
      spoken: [
        { language: 'en', level: 'good' },
        { language: 'fr', level: 'fluent' },
      ],
      sector: null,
      organisation: null,
      background: 'Juriste; écrit\ndepuis dix ans',
      circles: {},
      photo: false,
    })
    expect([place?.role, place?.groups, place?.capacity, place?.confirmedAt]).toEqual([
      'mentor',
      ['afralo'],
      1,
      app.now(),
    ])
    const [line] = await historyOf(app.db, staff.at.cohort, { before: null, size: 1 })
    expect([line?.by, line?.verb, line?.details]).toEqual([
      'Olu',
      'imported',
      { file: 'people.csv', added: 2, updated: 0 },
    ])
  })

  test('the same file again updates: nobody is doubled, blank cells take nothing', async ({
    app,
  }) => {
    const staff = await staffWithFile(app)
    await bringIn(staff, app, mentors, 'mentor')
    const before = await lettersThere(app.db)
    const again = await bringIn(
      staff,
      app,
      'E-mail,Full name,Country\nAWA@example.org,Awa N. Diop,\nleo@example.org,,Mali\n',
      'mentor',
    )
    expect(again.text).toContain(en('import.done.title', { added: 0, updated: 2 }))
    const [awa, leo] = await Promise.all(
      ['awa', 'leo'].map(name => known(app, staff.programme, `${name}@example.org`)),
    )
    expect([awa?.person?.name, awa?.person?.country, awa?.place?.groups]).toEqual([
      'Awa N. Diop',
      'SN',
      ['afralo'],
    ])
    expect(awa?.person?.spoken.length).toBe(2)
    expect([leo?.person?.name, leo?.person?.country]).toEqual(['Léo Martin', 'ML'])
    expect(await lettersThere(app.db)).toEqual(before)
  })

  test('the list the site gives away comes in again and changes nothing', async ({ app }) => {
    const staff = await staffWithFile(app)
    await bringIn(staff, app, mentors, 'mentor')
    const everybody = async () => [
      await peopleOf(app.db, staff.at.cohort),
      await placesOf(app.db, staff.at.cohort),
    ]
    const before = await everybody()
    const list = await staff.olu.request(paths.peopleFile.to(staff.at))
    const done = await bringIn(staff, app, await list.text())
    expect(done.text).toContain(en('import.done.title', { added: 0, updated: 9 }))
    expect(await everybody()).toEqual(before)
  })

  test('headings seen before are read as they were then, in their own order', async ({ app }) => {
    const staff = await staffWithFile(app)
    const text = 'A1,B2,C3\nana@x.org,Ana,Lima Office\n'
    await bring(staff, text)
    await start(staff.olu, { name: '1', organisation: '2' })
    await untilDone(app)
    const page = await bring(staff, text.replace('A1,B2', ' a1 ,b2').replace('ana@', 'bea@'))
    expect(page.text).toContain(en('import.columns.remembered'))
    const { fields } = formWith(page.html, en('import.columns.start', { rows: 1 }))
    expect(Object.fromEntries(fields)).toMatchObject({ address: '0', name: '1', organisation: '2' })
  })

  test('columns can be tried out before the start', async ({ app }) => {
    const staff = await staffWithFile(app)
    await bring(staff, 'Foo,Bar\nana@x.org,Ana Lima\n')
    const page = await staff.olu.open(`${staff.olu.page.path}?address=0&name=1&as=mentor`)
    expect(page.text).toContain('Ana Lima')
    expect(page.text).toContain('Role: mentor')
    expect(await untilDone(app)).toEqual([])
  })
})

describe('what cannot come in is told row by row, and the good rows are kept', () => {
  const text = [
    'Name,Email,Country,Role',
    'Ana,ana-at-example.org,Peru,',
    'Bea,bea@example.org,Atlantis,mentor',
    ',,,',
    'Carl,carl@example.org,Peru,astronaut',
    'Dora,dora@example.org,Peru,',
    'Eli,eli@example.org,Peru,,Lima',
    ',fay@example.org,,',
    'Olu,olu@example.org,,mentee',
    'Mei,mei@example.org,,mentee',
    '"=cmd()",gus@@example.org,,',
  ].join('\n')

  test('with its number in the spreadsheet, in plain words', async ({ app }) => {
    const staff = await staffWithFile(app)
    const done = await bringIn(staff, app, text)
    expect(done.text).toContain(en('import.done.title', { added: 2, updated: 0 }))
    expect(done.text).toContain(en('import.done.out', { count: 7 }))
    expect(done.text).toContain(en('import.done.blank', { count: 1 }))
    const rows = [...done.text.matchAll(/^Row (\d+)\n(.*)$/gmu)].map(([, row, said]) => [row, said])
    expect(rows).toEqual([
      ['2', en('import.problem.address', { cell: 'ana-at-example.org' })],
      ['3', en('import.problem.country', { cell: 'Atlantis' })],
      ['5', en('import.problem.role', { cell: 'astronaut' })],
      ['7', en('import.problem.too-many-cells', { cells: 5, columns: 4 })],
      ['8', en('import.problem.no-name', { address: 'fay@example.org' })],
      ['9', en('import.problem.staff-here', { name: 'Olu', address: 'olu@example.org' })],
      ['10', en('import.problem.paired-here', { name: 'Mei', address: 'mei@example.org' })],
      ['11', en('import.problem.address', { cell: 'gus@@example.org' })],
    ])
    const [olu, mei, bea] = await Promise.all(
      ['olu', 'mei', 'bea'].map(name => known(app, staff.programme, `${name}@example.org`)),
    )
    expect([olu?.place?.role, mei?.place?.role, bea?.place?.role]).toEqual([
      'programme-staff',
      'mentor',
      'mentor',
    ])
  })

  test('the rows can be taken along, with formulas defused, and brought again', async ({ app }) => {
    const staff = await staffWithFile(app)
    await bringIn(staff, app, text)
    const file = await staff.olu.request(`${staff.olu.page.path}?take=problems`)
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const [headings, first, ...others] = papa.parse<string[]>(await file.text()).data
    expect(headings?.slice(0, 4)).toEqual(['Name', 'Email', 'Country', 'Role'])
    expect([first?.[0], first?.at(-1)]).toEqual([
      'Ana',
      en('import.problem.address', { cell: 'ana-at-example.org' }),
    ])
    expect(others.at(-1)?.[0]).toBe("'=cmd()")
    const mended = papa.unparse([headings ?? [], ['Gia', 'gia@example.org', 'Peru']])
    const again = await bringIn(staff, app, mended)
    expect(again.text).toContain(en('import.done.title', { added: 1, updated: 0 }))
  })

  test('whoever left is not brought back by a file', async ({ app }) => {
    const staff = await staffWithFile(app)
    const ben = await staff.programme.placeOf('Ben')
    await must(endPlace(app, staff.programme.staff, ben.id))
    const page = await bring(staff, 'Name,Email\nBen,ben@example.org\n')
    const left = { name: 'Ben', address: 'ben@example.org' }
    expect(page.text).toContain(en('import.problem.left-here', left))
    expect(page.text).toContain(en('import.columns.nobody'))
    const run = paths.importRun.to({ ...staff.at, import: page.path.split('/').at(-1) ?? '' })
    await staff.olu.post(run, { as: 'mentee', name: '0', address: '1' })
    await untilDone(app)
    expect((await staff.programme.placeOf('Ben')).leftAt).toEqual(app.now())
  })

  test('a file without addresses is not started; nothing chosen is lost', async ({ app }) => {
    const staff = await staffWithFile(app)
    await bring(staff, 'personal,middle,family\nPx,Mx,Fx\n', 'mentor')
    const page = await start(staff.olu, { 'last-name': '2', organisation: '1' })
    expect(page.status).toBe(422)
    expect(page.text).toContain(en('import.problem.no-address-column'))
    const { fields } = formWith(page.html, en('import.columns.start-chosen'))
    expect(Object.fromEntries(fields.filter(([, column]) => column !== ''))).toEqual({
      as: 'mentor',
      'first-name': '0',
      'last-name': '2',
      organisation: '1',
    })
    expect(await untilDone(app)).toEqual([])
  })

  test('a file that is none is refused where it was chosen, and the role stays', async ({
    app,
  }) => {
    const staff = await staffWithFile(app)
    await staff.olu.open(paths.imports.to(staff.at))
    const page = await staff.olu.press(en('import.upload'), {
      file: csv('PK\u0003\u0004', 'people.xlsx'),
      as: 'mentor',
    })
    expect(page.status).toBe(422)
    expect(page.text).toContain(en('import.problem.workbook'))
    expect(page.html).toContain('<option value="mentor" selected="">')
    const none = await staff.olu.press(en('import.upload'))
    expect(none.status).toBe(422)
    expect(none.text).toContain(en('import.problem.no-file'))
  })
})

const many = (count: number) =>
  `Name,Email\n${Array.from({ length: count }, (_, at) => `Person ${at},p${at}@example.org`).join('\n')}\n`

describe('many rows', () => {
  test('come in two hundred at a time, and the page shows how far', async ({ app }) => {
    const staff = await staffWithFile(app)
    await bring(staff, many(450))
    const { path } = staff.olu.page
    await start(staff.olu)
    expect(await continueImports(app)).toBe(200)
    const half = await staff.olu.open(path)
    expect(half.text).toContain(en('import.running.progress', { done: 200, total: 450 }))
    expect(half.text).toContain(en('import.running.look'))
    expect(await untilDone(app)).toEqual([200, 50])
    const done = await staff.olu.open(path)
    expect(done.text).toContain(en('import.done.title', { added: 450, updated: 0 }))
    expect(done.text).not.toContain(en('import.running.look'))
  })

  test('go on where they stopped when the machine dies in the middle', async ({ app }) => {
    const staff = await staffWithFile(app)
    await bring(staff, many(300))
    await start(staff.olu)
    await continueImports(app)
    const dying = { ...app, now: dyingClock(app) }
    await expect(continueImports(dying)).rejects.toThrow('The machine died')
    const [halfway] = await importsOf(app.db, staff.at.cohort)
    expect([halfway?.nextRow, halfway?.added, halfway?.endedAt]).toEqual([200, 200, null])
    expect(await untilDone(app)).toEqual([100])
    const [whole] = await importsOf(app.db, staff.at.cohort)
    expect([whole?.nextRow, whole?.added, whole?.updated]).toEqual([300, 300, 0])
  })

  test('come in once, however many processes work at them', async ({ app, database }) => {
    const staff = await staffWithFile(app)
    await bring(staff, many(1000))
    const run = paths.importRun.to({ ...staff.at, import: 1 })
    const columns = { address: '1', name: '0', as: 'mentee' }
    await Promise.all([staff.olu.post(run, columns), staff.olu.post(run, columns)])
    const others = await Promise.all([1, 2, 3].map(() => database.alongside()))
    await Promise.all(
      [app, ...others.map(({ db }) => ({ ...app, db }))].map(async one => {
        while ((await continueImports(one)) > 0);
      }),
    )
    for (const other of others) await other.close()
    await untilDone(app)
    const [whole] = await importsOf(app.db, staff.at.cohort)
    expect([whole?.added, whole?.updated, whole?.nextRow]).toEqual([1000, 0, 1000])
    const lines = await historyOf(app.db, staff.at.cohort, { before: null, size: 50 })
    expect(lines.filter(line => line.verb === 'imported').length).toBe(1)
  })

  test('a second start changes nothing of the first', async ({ app }) => {
    const staff = await staffWithFile(app)
    await bring(staff, many(3))
    await start(staff.olu)
    const run = paths.importRun.to({ ...staff.at, import: 1 })
    await staff.olu.post(run, { address: '1', organisation: '0', as: 'mentor' })
    await untilDone(app)
    const { person, place } = await known(app, staff.programme, 'p1@example.org')
    expect([person?.name, person?.organisation, place?.role]).toEqual(['Person 1', null, 'mentee'])
  })

  test('headings with nothing below them are a file one can finish with', async ({ app }) => {
    const staff = await staffWithFile(app)
    const done = await bringIn(staff, app, `Your name,Your email address\n${',\n'.repeat(49)}`)
    expect(done.text).toContain(en('import.done.title', { added: 0, updated: 0 }))
    expect(done.text).toContain(en('import.done.blank', { count: 49 }))
  })
})

/** A clock that breaks when an import is about to be written down as ended. */
function dyingClock(app: TestApp) {
  let asked = 0
  return () => {
    asked += 1
    if (asked > 1) throw new Error('The machine died')
    return app.now()
  }
}

describe('what is kept of a file (R89)', () => {
  test('nothing when all of it came in', async ({ app }) => {
    const staff = await staffWithFile(app)
    await bringIn(staff, app, mentors, 'mentor')
    expect(await kept(app)).toEqual([''])
  })

  test('only the rows to put right, and these for thirty days', async ({ app }) => {
    const staff = await staffWithFile(app)
    await bringIn(staff, app, 'Name,Email\nAna,ana\nBea,bea@example.org\n')
    expect(await kept(app)).toEqual([',Name,Email\r\n2,Ana,ana'])
    const { path } = staff.olu.page
    app.clock.forward({ days: daysKept, minutes: 1 })
    await continueImports(app)
    expect(await kept(app)).toEqual([''])
    const page = await staff.olu.open(path)
    expect(page.text).toContain(en('import.done.forgotten', { days: daysKept }))
    expect(page.text).not.toContain('Row 2')
  })
})

const kept = async (app: TestApp) =>
  (await app.db.selectFrom('people_import').select('csv').execute()).map(row => row.csv)

describe('whose spreadsheets', () => {
  test('only staff of the cohort bring and see them', async ({ app }) => {
    const staff = await staffWithFile(app)
    await bring(staff, mentors, 'mentor')
    const { path } = staff.olu.page
    const ana = await signedIn(app, addressOf('Ana'))
    const answers = [
      await ana.open(paths.imports.to(staff.at)),
      await ana.open(path),
      await ana.post(paths.imports.to(staff.at), { file: csv(mentors), as: 'mentor' }),
      await ana.post(`${path}/run`, { address: '2' }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403])
    expect(answers.some(({ text }) => text.includes('Awa'))).toBe(false)
  })

  test('a spreadsheet of one cohort is not there in another', async ({ app }) => {
    const staff = await staffWithFile(app)
    await bring(staff, mentors, 'mentor')
    const cohort = { name: 'Next', organisation: 'ICANN', address: 'm@example.org' }
    const next = await must(startCohort(app, staff.programme.staff, { ...cohort, meeting: muscat }))
    const elsewhere = { cohort: next.cohort, import: 1 }
    const page = await staff.olu.open(paths.import.to(elsewhere))
    const run = await staff.olu.post(paths.importRun.to(elsewhere), { address: '2' })
    expect([page.status, run.status]).toEqual([404, 404])
    const [one] = await importsOf(app.db, staff.at.cohort)
    expect(one?.startedAt).toBe(null)
  })

  test('an address that names no spreadsheet is not there', async ({ app }) => {
    const staff = await staffWithFile(app)
    for (const nothing of ['999', 'x', '0']) {
      const page = await staff.olu.open(paths.import.to({ ...staff.at, import: nothing }))
      expect(page.status).toBe(404)
    }
  })
})
