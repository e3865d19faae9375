import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import pg from 'pg'

/** The floor to compare with: a bare page of 100 rows, three queries, gzip, on PostgreSQL. */
const pool = new pg.Pool({ connectionString: process.argv[2] ?? '', max: 10 })
const site = new Hono()
site.use(compress())
site.get('/', async c => {
  const [house, people, places] = await Promise.all([
    pool.query('select * from house'),
    pool.query('select id, name, address, country, language from person order by id limit 100'),
    pool.query('select count(*) from place'),
  ])
  return c.html(
    <html lang="en">
      <head>
        <title>Floor</title>
      </head>
      <body>
        <h1>{house.rows[0]?.organisation}</h1>
        <p>{places.rows[0]?.count}</p>
        <table>
          {people.rows.map(row => (
            <tr>
              <th>{row.name}</th>
              <td>{row.address}</td>
              <td>{row.country}</td>
              <td>{row.language}</td>
            </tr>
          ))}
        </table>
      </body>
    </html>,
  )
})
serve({ fetch: site.fetch, port: 0, hostname: '127.0.0.1' }, info => process.send?.(info.port))
