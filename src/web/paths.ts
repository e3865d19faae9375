/** The names of the places in an address: `/cohorts/:cohort` has `cohort`. */
type Names<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Names<`/${Rest}`>
  : P extends `${string}:${infer Name}`
    ? Name
    : never

type Values<P extends string> = { [Name in Names<P>]: string | number }

/** An address of the site: its pattern, and how to write it with its places filled. */
export type Path<P extends string> = {
  pattern: P
  to: [Names<P>] extends [never] ? () => string : (values: Values<P>) => string
}

/** A page writes a hundred addresses, so a pattern is taken apart once: every other part is a name. */
function path<const P extends string>(pattern: P): Path<P> {
  const parts = pattern.split(/:(\w+)/)
  const written = (values: Record<string, string | number>) =>
    parts.map((part, at) => (at % 2 === 0 ? part : encodeURIComponent(String(values[part]))))
  const to = (values: Record<string, string | number> = {}) =>
    parts.length === 1 ? pattern : written(values).join('')
  return { pattern, to } as Path<P>
}

/** Every address in the site. */
export const paths = {
  home: path('/'),
  demo: path('/demo'),
  setUp: path('/set-up'),
  health: path('/health'),
  style: path('/style/:name'),
  script: path('/script/:name'),
  language: path('/language'),
  clock: path('/clock'),

  signIn: path('/sign-in'),
  signInCode: path('/sign-in/code'),
  signInLink: path('/sign-in/:token'),
  signOut: path('/sign-out'),
  persona: path('/personas/:person'),
  mailboxes: path('/mailboxes'),
  mailbox: path('/mailboxes/:person'),
  letter: path('/letters/:letter'),
  letterSheet: path('/letters/:letter/sheet'),
  fewerLetters: path('/fewer-letters/:mark'),
  talked: path('/talked/:mark'),

  guide: path('/guide'),
  guidePrint: path('/guide/print'),
  guidePart: path('/guide/:part'),
  newcomers: path('/newcomers'),
  library: path('/library'),
  glossary: path('/glossary'),
  privacy: path('/privacy'),

  me: path('/me'),
  myPhoto: path('/me/photo'),
  myMail: path('/me/mail'),
  devices: path('/me/devices'),
  device: path('/me/devices/:device'),
  myData: path('/me/data'),
  leave: path('/me/leave'),
  photo: path('/people/:person/photo'),

  journey: path('/cohorts/:cohort/journey'),
  myStep: path('/cohorts/:cohort/journey/steps/:step'),
  mark: path('/cohorts/:cohort/journey/steps/:step/mark'),
  myLetters: path('/cohorts/:cohort/journey/letters'),
  myEntries: path('/cohorts/:cohort/journey/checklist'),
  myEntry: path('/cohorts/:cohort/journey/checklist/:entry'),
  answers: path('/cohorts/:cohort/journey/answers/:questions'),
  wishes: path('/cohorts/:cohort/journey/wishes'),
  asking: path('/cohorts/:cohort/journey/asking/:asking'),
  pair: path('/cohorts/:cohort/pairs/:pair'),
  introduction: path('/cohorts/:cohort/pairs/:pair/introduction'),
  route: path('/cohorts/:cohort/pairs/:pair/route'),
  messages: path('/cohorts/:cohort/pairs/:pair/messages'),
  messagesLive: path('/cohorts/:cohort/pairs/:pair/messages/live'),
  questions: path('/cohorts/:cohort/pairs/:pair/questions'),
  question: path('/cohorts/:cohort/pairs/:pair/questions/:question'),
  groundRules: path('/cohorts/:cohort/pairs/:pair/ground-rules'),
  groundRulesOffer: path('/cohorts/:cohort/pairs/:pair/ground-rules/offer'),
  talks: path('/cohorts/:cohort/pairs/:pair/talks'),
  topics: path('/cohorts/:cohort/pairs/:pair/topics'),
  sharedNotes: path('/cohorts/:cohort/pairs/:pair/notes'),
  sharedNote: path('/cohorts/:cohort/pairs/:pair/notes/:note'),
  goals: path('/cohorts/:cohort/pairs/:pair/goals'),
  goal: path('/cohorts/:cohort/pairs/:pair/goals/:goal'),
  before: path('/cohorts/:cohort/pairs/:pair/before'),
  talkFile: path('/cohorts/:cohort/pairs/:pair/talks/:talk/talk.ics'),
  askMentors: path('/cohorts/:cohort/pairs/:pair/ask-mentors'),
  rooms: path('/cohorts/:cohort/rooms'),
  room: path('/cohorts/:cohort/rooms/:room'),
  thread: path('/cohorts/:cohort/rooms/:room/threads/:thread'),
  threadLive: path('/cohorts/:cohort/rooms/:room/threads/:thread/live'),
  askSomebody: path('/cohorts/:cohort/journey/question'),
  help: path('/cohorts/:cohort/help'),
  helpCase: path('/cohorts/:cohort/help/:case'),

  journal: path('/cohorts/:cohort/journal'),
  note: path('/cohorts/:cohort/journal/note'),
  journalEntry: path('/cohorts/:cohort/journal/:written'),
  notes: path('/cohorts/:cohort/notes'),
  notesFile: path('/cohorts/:cohort/notes.csv'),

  cohorts: path('/cohorts'),
  newCohort: path('/cohorts/new'),
  cohort: path('/cohorts/:cohort'),
  people: path('/cohorts/:cohort/people'),
  peopleFile: path('/cohorts/:cohort/people.csv'),
  newPerson: path('/cohorts/:cohort/people/new'),
  place: path('/cohorts/:cohort/people/:place'),
  placeJourney: path('/cohorts/:cohort/people/:place/journey'),
  placeAddress: path('/cohorts/:cohort/people/:place/address'),
  placeLeave: path('/cohorts/:cohort/people/:place/leave'),
  imports: path('/cohorts/:cohort/imports'),
  import: path('/cohorts/:cohort/imports/:import'),
  importRun: path('/cohorts/:cohort/imports/:import/run'),
  pairs: path('/cohorts/:cohort/pairs'),
  matching: path('/cohorts/:cohort/matching'),
  proposal: path('/cohorts/:cohort/matching/:proposal'),
  proposalProof: path('/cohorts/:cohort/matching/:proposal/proof'),
  proposalQuestion: path('/cohorts/:cohort/matching/:proposal/question.json'),
  proposalFile: path('/cohorts/:cohort/matching/:proposal/pairs.csv'),
  proposalCompare: path('/cohorts/:cohort/matching/:proposal/compare'),
  proposalAgain: path('/cohorts/:cohort/matching/:proposal/again'),
  proposalUndo: path('/cohorts/:cohort/matching/:proposal/undo'),
  proposalRoom: path('/cohorts/:cohort/matching/:proposal/room'),
  proposalAsking: path('/cohorts/:cohort/matching/:proposal/asking'),
  proposalReview: path('/cohorts/:cohort/matching/:proposal/review'),
  proposalPublish: path('/cohorts/:cohort/matching/:proposal/publish'),
  pairEnd: path('/cohorts/:cohort/pairs/:pair/end'),
  pairThird: path('/cohorts/:cohort/pairs/:pair/third'),
  cases: path('/cohorts/:cohort/cases'),
  case: path('/cohorts/:cohort/cases/:case'),
  policy: path('/cohorts/:cohort/policy'),
  ombudsperson: path('/cohorts/:cohort/ombudsperson'),
  letters: path('/cohorts/:cohort/letters'),
  doubt: path('/cohorts/:cohort/letters/in-doubt'),
  doubtDecision: path('/cohorts/:cohort/letters/in-doubt/:letter'),
  letterText: path('/cohorts/:cohort/letters/:template'),
  letterHold: path('/cohorts/:cohort/letters/:template/hold'),
  letterNow: path('/cohorts/:cohort/letters/:template/now'),
  oneLetterHold: path('/cohorts/:cohort/letter/:letter/hold'),
  announcements: path('/cohorts/:cohort/announcements'),
  announcement: path('/cohorts/:cohort/announcements/:announcement'),
  announcementWhom: path('/cohorts/:cohort/announcements/:announcement/whom'),
  post: path('/cohorts/:cohort/post'),
  onePost: path('/cohorts/:cohort/post/:post'),
  steps: path('/cohorts/:cohort/steps'),
  step: path('/cohorts/:cohort/steps/:step'),
  meeting: path('/cohorts/:cohort/meeting'),
  entries: path('/cohorts/:cohort/checklist'),
  entryRemoval: path('/cohorts/:cohort/checklist/:entry/removal'),
  history: path('/cohorts/:cohort/history'),

  everybody: path('/everybody'),
  administrator: path('/everybody/:person/administrator'),
} as const
