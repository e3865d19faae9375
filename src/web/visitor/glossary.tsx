import { findTerms } from '../../programme/glossary.ts'
import type { Term } from '../../programme/guide.ts'
import { told } from '../../programme/told.ts'
import { TextField } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { paths } from '../paths.ts'
import { show, tell, type Visit } from '../visit.ts'
import { readersGuide } from './guide.tsx'

function Found({ visit, terms }: { visit: Visit; terms: Term[] }) {
  return (
    <dl class="terms">
      {terms.map(term => (
        <div class="card">
          <dt>
            <strong lang="en">{term.term}</strong>{' '}
            {term.expansion ? (
              <span class="soft">{told(term.expansion, visit.language)}</span>
            ) : null}
          </dt>
          <dd>{told(term.definition, visit.language)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The acronym helper (R83, R84): a box to type in, and what the word means. */
export async function glossary(visit: Visit) {
  const guide = await readersGuide(visit)
  const q = (visit.c.req.query('q') ?? '').slice(0, 80)
  const terms = findTerms(guide.glossary, q, visit.language)
  const title = tell(visit, 'glossary.title')
  const count = terms.length
  return show(
    visit,
    <Page visit={visit} title={title}>
      <main id="main" class="page form-page">
        <div class="flow">
          <h1>{title}</h1>
          <p>{tell(visit, 'glossary.lead', { count: guide.glossary.length })}</p>
          <form class="flow" method="get" action={paths.glossary.to()}>
            <TextField
              visit={visit}
              name="q"
              label={tell(visit, 'glossary.ask')}
              value={q}
              most={80}
            />
            <button class="button first">{tell(visit, 'site.explain')}</button>
          </form>
          {q === '' ? null : (
            <p role="status">
              {count === 0
                ? tell(visit, 'glossary.none', { q })
                : tell(visit, 'glossary.found', { count, q })}
            </p>
          )}
          <Found visit={visit} terms={terms} />
          <p>
            <a href={paths.guidePart.to({ part: 'glossary' })}>{tell(visit, 'glossary.all')}</a>
          </p>
        </div>
      </main>
    </Page>,
  )
}
