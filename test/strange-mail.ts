import fc from 'fast-check'

const bytesOf = (text: string) => new TextEncoder().encode(text)

const lineEnd = fc.constantFrom('\r\n', '\n', '\r')
const encoding = fc.constantFrom('7bit', '8bit', 'base64', 'quoted-printable', 'binary', 'x-lie')
const charset = fc.constantFrom(
  'utf-8',
  'iso-8859-1',
  'iso-2022-jp',
  'gb18030',
  'koi8-r',
  'windows-1256',
  'utf-16',
  'utf-7',
  'x-unknown',
  '',
)
const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom('> quoted\n\nHello', '<p>Hello</p>', '--b\n\n--b--', '=?utf-8?B?!!?=', '\u0000'),
)
const headerLine = fc.oneof(
  fc.constantFrom('Subject: =?utf-8?Q?=FF=FE?=', 'From: a@example.org, b@example.org', 'From: <>'),
  fc.constantFrom('Auto-Submitted: auto-replied', 'Precedence: bulk', 'Date: never', ': no name'),
  fc.constantFrom('To: reply+1-0@in.wayfellow.test', 'Message-ID: <letter.1@wayfellow.test>'),
  words.map(text => `X-Strange: ${text}`),
)

type Part = { head: string[]; body: string }

const leaf: fc.Arbitrary<Part> = fc
  .tuple(fc.constantFrom('plain', 'html', 'calendar', 'x-none'), charset, encoding, words)
  .map(([type, set, how, text]) => ({
    head: [`Content-Type: text/${type}; charset="${set}"`, `Content-Transfer-Encoding: ${how}`],
    body: how === 'base64' ? Buffer.from(text).toString('base64') : text,
  }))

const inside = (parts: Part[], boundary: string) =>
  parts.map(part => `--${boundary}\n${part.head.join('\n')}\n\n${part.body}\n`).join('')

/** Parts in parts in parts; some boundaries are announced and never come, some never end. */
const { part } = fc.letrec<{ part: Part }>(tie => ({
  part: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    leaf,
    fc
      .tuple(
        fc.constantFrom('mixed', 'alternative', 'related', 'report', 'x-none'),
        fc.array(tie('part'), { maxLength: 4 }),
        fc.constantFrom('b', 'c', 'never'),
        fc.boolean(),
      )
      .map(([type, parts, boundary, ends]) => ({
        head: [`Content-Type: multipart/${type}; boundary="${boundary}"`],
        body: `${inside(parts, boundary === 'never' ? 'b' : boundary)}${ends ? `--${boundary}--` : ''}`,
      })),
  ),
}))

/** Mail as nobody should write it: encodings that lie, line ends of all kinds, parts in parts. */
export const strangeMail: fc.Arbitrary<Uint8Array> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .tuple(fc.array(headerLine, { maxLength: 6 }), part, lineEnd)
      .map(([lines, { head, body }, end]) =>
        bytesOf([...lines, ...head, '', body].join('\n').replaceAll('\n', end)),
      ),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 400 }) },
)
