import type { Child } from 'hono/jsx'

/** How every page opens: one sentence, large, that says what is so; then why, and what to do. */
export function Opening({
  title,
  lead,
  children,
}: {
  title: string
  lead?: string
  children?: Child
}) {
  return (
    <section class="next">
      <div>
        <h1>{title}</h1>
        {lead ? <p class="lead">{lead}</p> : null}
        {children}
      </div>
    </section>
  )
}
