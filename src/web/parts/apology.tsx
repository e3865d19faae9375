import { direction, say, type Language } from '../../words.ts'
import { paths } from '../paths.ts'
import { sheets } from '../style/sheet.ts'
import { show, tell, type Visit } from '../visit.ts'
import { Page } from './layout.tsx'

const kinds = {
  'not-yours': { title: 'apology.not-yours', why: 'apology.not-yours.why' },
  ended: { title: 'apology.ended', why: 'apology.ended.why' },
  'signed-out': { title: 'apology.signed-out', why: 'apology.signed-out.why' },
  'not-here': { title: 'apology.not-here', why: 'apology.not-here.why' },
  'no-form': { title: 'apology.no-form', why: 'apology.no-form.why' },
  'too-much': { title: 'apology.too-much', why: 'apology.too-much.why' },
  broken: { title: 'apology.broken', why: 'apology.broken.why' },
} as const

type WordsProps = { language: Language; kind: keyof typeof kinds; number?: string }

function Words({ language, kind, number }: WordsProps) {
  return (
    <main id="main" class="page">
      <section class="next">
        <div>
          <h1>{say(language, kinds[kind].title)}</h1>
          <p class="lead">{say(language, kinds[kind].why)}</p>
          {number ? <p class="soft">{say(language, 'apology.number', { number })}</p> : null}
          <div class="buttons">
            <a class="button" href={paths.home.to()}>
              {say(language, 'apology.home')}
            </a>
          </div>
        </div>
      </section>
    </main>
  )
}

/** A human page for what cannot be shown. */
export const Apology = ({ visit, kind }: { visit: Visit; kind: keyof typeof kinds }) => (
  <Page visit={visit} title={tell(visit, kinds[kind].title)}>
    <Words language={visit.language} kind={kind} />
  </Page>
)

/** The same where nothing else may be relied on: it asks no database and knows no reader. */
export const BareApology = ({ language, kind, number }: WordsProps) => (
  <html lang={language} dir={direction(language)}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${say(language, kinds[kind].title)} · Wayfellow`}</title>
      <link rel="stylesheet" href={paths.style.to({ name: sheets.house.name })} />
    </head>
    <body>
      <Words language={language} kind={kind} {...(number && { number })} />
    </body>
  </html>
)

/** Nothing of that address is there, or nothing for the reader. */
export const notHere = (visit: Visit) => show(visit, <Apology visit={visit} kind="not-here" />, 404)
