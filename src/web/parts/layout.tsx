import type { Child } from 'hono/jsx'
import { sayDays, sayRow } from '../../days.ts'
import { initials } from '../../programme/person.ts'
import { isWordKey, languages, say, type WordKey } from '../../words.ts'
import { paths } from '../paths.ts'
import { sheets } from '../style/sheet.ts'
import { dir, ownPlace, placeNow, tell, tellOf, type Visit } from '../visit.ts'
import { DemoBar } from './demo-bar.tsx'
import { menuOf } from './menu.ts'

const Mark = () => (
  <svg viewBox="0 0 40 20" aria-hidden="true" focusable="false">
    <path d="M1 5H10L17 11H26M1 17H10L17 11" class="ln sea" stroke-width="3" />
    <circle cx="31" cy="11" r="6.5" class="none inked" stroke-width="3" />
    <circle cx="31" cy="11" r="2.2" class="fwarm" />
  </svg>
)

/** Who and where: the cohort’s meeting, and who is signed in. */
function Where({ visit }: { visit: Visit }) {
  const { cohort, language } = visit
  if (!cohort) return <span class="where">{visit.house.organisation}</span>
  const { name, startsOn, endsOn } = cohort.meeting
  return (
    <span class="where">
      <bdi>{name}</bdi> {sayRow(language, [visit.city, sayDays(language, startsOn, endsOn)])}
    </span>
  )
}

function Me({ visit }: { visit: Visit }) {
  const { reader } = visit
  if (!reader) return null
  const mentor = ownPlace(visit)?.role === 'mentor'
  return (
    <a class="me" href={paths.me.to()}>
      <span class={mentor ? 'initials little mentor' : 'initials little'} aria-hidden="true">
        {initials(reader.name)}
      </span>
      <bdi>{reader.name}</bdi>
    </a>
  )
}

function Thumb({ visit, current }: { visit: Visit; current: string }) {
  const menu = menuOf(visit)
  if (menu.length === 0) return null
  return (
    <nav class="thumb" aria-label={tell(visit, 'site.nav')}>
      <ul class="menu">
        {menu.map((entry, at) => (
          <li class={at > 2 ? 'wide' : undefined}>
            <a href={entry.to} aria-current={entry.to === current ? 'page' : undefined}>
              {tell(visit, entry.label)}
            </a>
          </li>
        ))}
        <li class="narrow">
          <a href="#all">{tell(visit, 'site.more')}</a>
        </li>
      </ul>
    </nav>
  )
}

/** Every language by its own name, each a button, since changing it changes something. */
export function Tongues({ visit }: { visit: Visit }) {
  return (
    <form method="post" action={paths.language.to()} class="tongues">
      <input type="hidden" name="to" value={visit.readAt} />
      <ul class="menu" aria-label={tell(visit, 'site.languages')}>
        {languages.map(language => (
          <li>
            <button
              name="language"
              value={language}
              lang={language}
              dir={dir({ language })}
              aria-current={language === visit.language ? 'true' : undefined}
            >
              {say(language, 'site.language-name')}
            </button>
          </li>
        ))}
      </ul>
    </form>
  )
}

/** What everybody finds at the foot of every page. */
const always: { to: string; label: WordKey }[] = [
  { to: paths.guide.to(), label: 'site.guide' },
  { to: paths.library.to(), label: 'site.library' },
  { to: paths.glossary.to(), label: 'site.glossary' },
  { to: paths.privacy.to(), label: 'site.privacy' },
]

/** From every page: a note (R23), help (R56), and a mentee asks about the page (R66). */
function AboutThis({ visit, title }: { visit: Visit; title: string }) {
  const place = placeNow(visit) ?? ownPlace(visit)
  if (!place) return null
  const page = new URLSearchParams({ page: visit.readAt })
  const query = new URLSearchParams({ page: visit.readAt, title })
  const at = { cohort: place.cohort }
  const walks = place.role === 'mentee' || place.role === 'mentor'
  return (
    <p>
      <a href={`${paths.note.to(at)}?${page}`}>{tell(visit, 'note.link')}</a>
      {place.role === 'mentee' ? (
        <>
          {' · '}
          <a href={`${paths.askSomebody.to(at)}?${query}`}>{tell(visit, 'questions.link')}</a>
        </>
      ) : null}
      {walks ? (
        <>
          {' · '}
          <a href={paths.help.to(at)}>{tell(visit, 'help.link')}</a>
        </>
      ) : null}
    </p>
  )
}

function Colophon({ visit, title }: { visit: Visit; title: string }) {
  const { organisation, address } = visit.house
  const menu = menuOf(visit)
  return (
    <footer class="colophon" id="all">
      <div class="page">
        <div class="flow">
          <nav aria-label={tell(visit, 'site.everything')}>
            <ul class="menu">
              {menu.map(entry => (
                <li>
                  <a href={entry.to}>{tell(visit, entry.label)}</a>
                </li>
              ))}
              {always
                .filter(entry => !menu.some(own => own.to === entry.to))
                .map(entry => (
                  <li>
                    <a href={entry.to}>{tell(visit, entry.label)}</a>
                  </li>
                ))}
            </ul>
          </nav>
          <AboutThis visit={visit} title={title} />
          <Tongues visit={visit} />
          {organisation ? (
            <p>
              {tell(visit, 'site.run-by', { organisation })}{' '}
              {address ? <a href={`mailto:${address}`}>{address}</a> : null}
            </p>
          ) : null}
        </div>
        <form class="ask" action={paths.glossary.to()} method="get">
          <label for="acronym">{tell(visit, 'site.acronym')}</label>
          <div class="buttons">
            <input id="acronym" name="q" size={12} autocomplete="off" />
            <button class="button low">{tell(visit, 'site.explain')}</button>
          </div>
        </form>
      </div>
    </footer>
  )
}

/** What was just done, said once at the head of the page. */
function Said({ visit }: { visit: Visit }) {
  const key = `said.${visit.c.req.query('said') ?? ''}`
  if (!isWordKey(key)) return null
  return (
    <div class="page">
      <p class="notice said" role="status">
        {tellOf(visit, key)}
      </p>
    </div>
  )
}

type PageProps = {
  visit: Visit
  title: string
  skip?: string
  current?: string
  /** Rules that only this page needs, such as where its labels stand on the line. */
  rules?: string
  /** True for pages about matching, which have a sheet of their own. */
  matching?: boolean
  /** A script that makes something easier on this page; it works without. */
  script?: string
  children: Child
}

/** A whole page: head, masthead, what was said, the page itself, colophon. */
export function Page({ visit, title, current, rules, matching, script, children }: PageProps) {
  const open = !visit.reader && visit.house.kind !== 'empty'
  return (
    <html lang={visit.language} dir={dir(visit)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · Wayfellow`}</title>
        <link rel="stylesheet" href={paths.style.to({ name: sheets.house.name })} />
        {matching ? (
          <link rel="stylesheet" href={paths.style.to({ name: sheets.matching.name })} />
        ) : null}
        <link rel="icon" href={paths.style.to({ name: 'mark.svg' })} type="image/svg+xml" />
        {script ? <script type="module" src={paths.script.to({ name: script })} /> : null}
        {rules ? <style nonce={visit.nonce}>{rules}</style> : null}
      </head>
      <body>
        <a class="skip" href="#main">
          {tell(visit, 'site.skip')}
        </a>
        <header class="page masthead">
          <a class="wordmark" href={paths.home.to()}>
            <Mark />
            Wayfellow
          </a>
          <Where visit={visit} />
          {open ? (
            <nav aria-label={tell(visit, 'site.nav')} class="open-menu">
              <ul class="menu">
                <li>
                  <a href={paths.library.to()}>{tell(visit, 'site.library')}</a>
                </li>
                <li>
                  <a href={paths.signIn.to()}>{tell(visit, 'site.sign-in')}</a>
                </li>
              </ul>
            </nav>
          ) : null}
          <Me visit={visit} />
          <Thumb visit={visit} current={current ?? ''} />
        </header>
        {visit.house.kind === 'demo' ? <DemoBar visit={visit} /> : null}
        <Said visit={visit} />
        {children}
        <Colophon visit={visit} title={title} />
      </body>
    </html>
  )
}
