import { raw } from 'hono/html'
import { toHtml } from '../../markdown.ts'
import { tell, type Told } from '../../programme/told.ts'
import { dir, type Visit } from '../visit.ts'

/** Markdown on a page. The only place where HTML is not escaped: the renderer has done it. */
export const Markdown = ({ text }: { text: string }) => <>{raw(toHtml(text))}</>

/** A line of the guide in the reader’s language, marked when only the source has it. */
export function Line({ visit, text }: { visit: Visit; text: Told }) {
  const { text: line, language } = tell(text, visit.language)
  if (language === visit.language) return <>{line}</>
  return (
    <span lang={language} dir={dir({ language })}>
      {line}
    </span>
  )
}

/** A text of the guide in the reader’s language, marked when only the source has it. */
export function Text({ visit, text }: { visit: Visit; text: Told }) {
  const { text: body, language } = tell(text, visit.language)
  if (language === visit.language) return <Markdown text={body} />
  return (
    <div class="flow" lang={language} dir={dir({ language })}>
      <Markdown text={body} />
    </div>
  )
}
