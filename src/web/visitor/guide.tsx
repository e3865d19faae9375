import type { Guide } from '../../programme/guide.ts'
import { printGuide, printSections, type Section } from '../../programme/guide-printing.ts'
import { told } from '../../programme/told.ts'
import { guideOf, newestEdition } from '../../store/guides.ts'
import { Page } from '../parts/layout.tsx'
import { Markdown } from '../parts/markdown.tsx'
import { paths } from '../paths.ts'
import { show, tell, type Visit } from '../visit.ts'

/** The edition of the reader’s cohort, else the newest. */
export async function readersGuide(visit: Visit): Promise<Guide> {
  const { db } = visit.app
  const edition = visit.cohort?.edition ?? (await newestEdition(db))
  if (edition === null) throw new Error('There is no edition of a guide')
  return guideOf(db, edition)
}

function Contents({ visit, sections }: { visit: Visit; sections: Section[] }) {
  return (
    <nav aria-labelledby="contents">
      <h2 id="contents">{tell(visit, 'guide.print.contents')}</h2>
      <ol class="plain way">
        {sections.map(section => (
          <li>
            <a href={paths.guidePart.to({ part: section.key })}>{section.title}</a>
          </li>
        ))}
      </ol>
      <p class="small">
        <a href={paths.guidePrint.to()}>{tell(visit, 'guide.print-it')}</a>
      </p>
    </nav>
  )
}

/** The guide’s cover: what it is for, and its parts. */
export async function guideCover(visit: Visit) {
  const guide = await readersGuide(visit)
  const title = told(guide.title, visit.language)
  return show(
    visit,
    <Page visit={visit} title={title}>
      <main id="main" class="page form-page">
        <article class="flow">
          <h1>{title}</h1>
          <div class="prose">
            <Markdown text={told(guide.body, visit.language)} />
          </div>
        </article>
        <aside>
          <Contents visit={visit} sections={printSections(guide, visit.language)} />
        </aside>
      </main>
    </Page>,
  )
}

/** One part of the guide: a phase with its steps and letters, the community, the courses … */
export async function guidePart(visit: Visit) {
  const sections = printSections(await readersGuide(visit), visit.language)
  const section = sections.find(section => section.key === visit.c.req.param('part'))
  if (!section) return visit.c.notFound()
  return show(
    visit,
    <Page visit={visit} title={section.title}>
      <main id="main" class="page form-page">
        <article class="flow">
          <h1>{section.title}</h1>
          <div class="prose">
            <Markdown text={section.text.replace(/^## .*\n+/, '')} />
          </div>
        </article>
        <aside>
          <Contents visit={visit} sections={sections} />
        </aside>
      </main>
    </Page>,
  )
}

/** The whole guide on one page, for paper. */
export async function guideOnPaper(visit: Visit) {
  const guide = await readersGuide(visit)
  return show(
    visit,
    <Page visit={visit} title={told(guide.title, visit.language)}>
      <main id="main" class="page">
        <article class="prose printed">
          <Markdown text={printGuide(guide, visit.language)} />
        </article>
      </main>
    </Page>,
  )
}
