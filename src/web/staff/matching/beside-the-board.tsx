import type { Child } from 'hono/jsx'
import { Page } from '../../parts/layout.tsx'
import { paths } from '../../paths.ts'
import { tell } from '../../visit.ts'
import { at, type Sight } from './sight.ts'

type Props = { sight: Sight; title: string; opening: Child; children: Child }

/** A page about a proposal beside its board: the way back, the title, what opens it, the rest. */
export function BesideTheBoard({ sight, title, opening, children }: Props) {
  const { visit, one } = sight
  return (
    <Page matching visit={visit} title={title} current={paths.pairs.to({ cohort: one.cohort })}>
      <main id="main" class="page">
        <section class="next">
          <div>
            <p class="small soft">
              <a href={paths.proposal.to(at(sight))}>{tell(visit, 'publish.back')}</a>
            </p>
            <h1>{title}</h1>
            {opening}
          </div>
        </section>
        {children}
      </main>
    </Page>
  )
}
