import type { Problem } from '../../outcome.ts'
import { ChoiceField, Problems } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { paths } from '../paths.ts'
import { tell, type Visit } from '../visit.ts'
import { points } from '../../actions/open-demo.ts'

/** The two doors of an empty house: made-up people, or a programme of one’s own. */
export async function Doors({ visit, problems }: { visit: Visit; problems: Problem[] }) {
  const options = points.map(point => ({
    value: point,
    label: tell(visit, `doors.demo.point.${point}`),
  }))
  return (
    <Page visit={visit} title={tell(visit, 'doors.title')}>
      <main id="main" class="page">
        <section class="next">
          <div>
            <Problems visit={visit} problems={problems} />
            <h1>{tell(visit, 'doors.title')}</h1>
            <p class="lead">{tell(visit, 'doors.lead')}</p>
          </div>
        </section>
        <div class="split even">
          <section class="section flow" aria-labelledby="demo">
            <h2 id="demo">{tell(visit, 'doors.demo')}</h2>
            <p>{tell(visit, 'doors.demo.why')}</p>
            <form class="flow" method="post" action={paths.demo.to()}>
              <ChoiceField
                visit={visit}
                name="point"
                kind="radio"
                label={tell(visit, 'doors.demo.where')}
                values={['five-weeks']}
                options={options}
              />
              <button class="button first">{tell(visit, 'doors.demo.enter')}</button>
            </form>
          </section>
          <section class="section flow" aria-labelledby="own">
            <h2 id="own">{tell(visit, 'doors.set-up')}</h2>
            <p>{tell(visit, 'doors.set-up.why')}</p>
            <p>
              <a class="button" href={paths.setUp.to()}>
                {tell(visit, 'doors.set-up.enter')}
              </a>
            </p>
          </section>
        </div>
      </main>
    </Page>
  )
}
