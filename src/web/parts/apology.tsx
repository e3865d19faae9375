import { paths } from '../paths.ts'
import { sheetName } from '../style/sheet.ts'
import { tell, type Visit } from '../visit.ts'
import { Page } from './layout.tsx'

const kinds = {
  'not-yours': { title: 'apology.not-yours', why: 'apology.not-yours.why' },
  'not-here': { title: 'apology.not-here', why: 'apology.not-here.why' },
  'no-form': { title: 'apology.no-form', why: 'apology.no-form.why' },
  'too-much': { title: 'apology.too-much', why: 'apology.too-much.why' },
  broken: { title: 'apology.broken', why: 'apology.broken.why' },
} as const

function Words({ visit, kind }: { visit: Pick<Visit, 'language'>; kind: keyof typeof kinds }) {
  return (
    <main id="main" class="page">
      <section class="next">
        <div>
          <h1>{tell(visit, kinds[kind].title)}</h1>
          <p class="lead">{tell(visit, kinds[kind].why)}</p>
          <div class="buttons">
            <a class="button" href={paths.home.to()}>
              {tell(visit, 'apology.home')}
            </a>
          </div>
        </div>
      </section>
    </main>
  )
}

/** A human page for what cannot be shown. Without a visit it needs nothing but itself. */
export function Apology({ visit, kind }: { visit: Visit | null; kind: keyof typeof kinds }) {
  if (visit) {
    return (
      <Page visit={visit} title={tell(visit, kinds[kind].title)}>
        <Words visit={visit} kind={kind} />
      </Page>
    )
  }
  const plainly = { language: 'en' }
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${tell(plainly, kinds[kind].title)} · Wayfellow`}</title>
        <link rel="stylesheet" href={paths.style.to({ name: sheetName })} />
      </head>
      <body>
        <Words visit={plainly} kind={kind} />
      </body>
    </html>
  )
}
