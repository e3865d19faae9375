import { paths } from './paths.ts'
import { journeyOfPlace } from './pair/journey.tsx'
import { get, post, type Route } from './routes.ts'
import { casePage, workOnCase } from './staff/cases/case.tsx'
import { announcementPage, settleAnnouncement } from './staff/announcements/announcement.tsx'
import {
  announcementsPage,
  beginWriting,
  keepOtherPeople,
  otherPeoplePage,
} from './staff/announcements/whom.tsx'
import { casesPage } from './staff/cases/cases.tsx'
import { pairCoverPage, settleCover } from './staff/cover/pair-cover.tsx'
import { keepPlaceAway, placeAwayPage } from './staff/cover/place-away.tsx'
import { keepOmbudsperson, ombudspersonPage } from './staff/cases/ombudsperson.tsx'
import { policyPage } from './staff/cases/policy.tsx'
import { keepThird, thirdPage } from './staff/cases/third.tsx'
import { cohortsPage, newCohort, newCohortPage } from './staff/cohorts.tsx'
import { addForRole, entriesPage, removeForRole } from './staff/entries.tsx'
import { glancePage } from './staff/glance.tsx'
import { changeAdministrator, everybodyPage, historyPage } from './staff/history.tsx'
import { importPage, runImport } from './staff/import-run.tsx'
import { bringSpreadsheet, importsPage } from './staff/import.tsx'
import {
  holdLetterStep,
  keepLetterText,
  letterTextPage,
  sendLetterNow,
} from './staff/letter-text.tsx'
import { holdOne, lettersPage } from './staff/letters.tsx'
import { changeMeeting, meetingPage } from './staff/meeting.tsx'
import { comparePage } from './staff/matching/compare.tsx'
import {
  again,
  askFirst,
  decidePair,
  moreRoom,
  proposalPage,
  undo,
} from './staff/matching/decide.tsx'
import { pairsFile, questionFile } from './staff/matching/files.ts'
import { ask, matchingPage } from './staff/matching/matching.tsx'
import { proofPage } from './staff/matching/proof.tsx'
import { publish, publishPage, review } from './staff/matching/publish.tsx'
import { notesFile, notesPage } from './staff/notes.tsx'
import { pairEndPage, unmakePair } from './staff/pair-end.tsx'
import { makePair, pairsPage } from './staff/pairs.tsx'
import { newPerson, newPersonPage } from './staff/new-person.tsx'
import { peopleFile, peoplePage } from './staff/people.tsx'
import { correctPlaceAddress, keepPlacePage, leaveCohort, placePage } from './staff/place.tsx'
import { decidePost, onePostPage } from './staff/one-post.tsx'
import { postPage } from './staff/post.tsx'
import { keepStepChange, staffStepPage, stepsPage, switchPilot } from './staff/steps.tsx'
import { decideDoubtful, decideTogether, doubtPage } from './staff/tray.tsx'

const megabyte = 1024 * 1024

/** The pages and doings of staff, with who may. */
export const pagesOfStaff: Route[] = [
  get(paths.cohorts, 'keepOwnProfile', cohortsPage),
  get(paths.newCohort, 'startCohorts', newCohortPage),
  post(paths.newCohort, 'startCohorts', newCohort),
  get(paths.cohort, 'runCohort', glancePage),
  get(paths.people, 'runCohort', peoplePage),
  get(paths.peopleFile, 'runCohort', peopleFile),
  get(paths.newPerson, 'runCohort', newPersonPage),
  post(paths.newPerson, 'runCohort', newPerson),
  get(paths.place, 'runPlace', placePage),
  post(paths.place, 'runPlace', keepPlacePage),
  get(paths.placeJourney, 'seeJourney', journeyOfPlace),
  get(paths.placeAway, 'runPlace', placeAwayPage),
  post(paths.placeAway, 'runPlace', keepPlaceAway),
  post(paths.placeAddress, 'runPlace', correctPlaceAddress),
  post(paths.placeLeave, 'runPlace', leaveCohort),
  get(paths.imports, 'runCohort', importsPage),
  post(paths.imports, 'runCohort', bringSpreadsheet, 6 * megabyte),
  get(paths.import, 'runCohort', importPage),
  post(paths.importRun, 'runCohort', runImport),
  get(paths.pairs, 'runCohort', pairsPage),
  post(paths.pairs, 'runCohort', makePair),
  get(paths.matching, 'runCohort', matchingPage),
  post(paths.matching, 'runCohort', ask),
  get(paths.proposal, 'runCohort', proposalPage),
  post(paths.proposal, 'runCohort', decidePair),
  post(paths.proposalAgain, 'runCohort', again),
  post(paths.proposalUndo, 'runCohort', undo),
  post(paths.proposalRoom, 'runCohort', moreRoom),
  post(paths.proposalAsking, 'runCohort', askFirst),
  get(paths.proposalProof, 'runCohort', proofPage),
  get(paths.proposalQuestion, 'runCohort', questionFile),
  get(paths.proposalFile, 'runCohort', pairsFile),
  get(paths.proposalCompare, 'runCohort', comparePage),
  post(paths.proposalReview, 'runCohort', review),
  get(paths.proposalPublish, 'runCohort', publishPage),
  post(paths.proposalPublish, 'runCohort', publish),
  get(paths.pairEnd, 'runPair', pairEndPage),
  post(paths.pairEnd, 'runPair', unmakePair),
  get(paths.pairThird, 'runPair', thirdPage),
  post(paths.pairThird, 'runPair', keepThird),
  get(paths.pairCover, 'runPair', pairCoverPage),
  post(paths.pairCover, 'runPair', settleCover),
  get(paths.cases, 'seeCases', casesPage),
  get(paths.case, 'helpInCase', casePage),
  post(paths.case, 'helpInCase', workOnCase),
  get(paths.policy, 'seeCases', policyPage),
  get(paths.ombudsperson, 'runCohort', ombudspersonPage),
  post(paths.ombudsperson, 'runCohort', keepOmbudsperson),
  get(paths.letters, 'runCohort', lettersPage),
  get(paths.doubt, 'runCohort', doubtPage),
  post(paths.doubt, 'runCohort', decideTogether),
  post(paths.doubtDecision, 'runLetter', decideDoubtful),
  get(paths.letterText, 'runCohort', letterTextPage),
  post(paths.letterText, 'runCohort', keepLetterText),
  post(paths.letterHold, 'runCohort', holdLetterStep),
  post(paths.letterNow, 'runCohort', sendLetterNow),
  post(paths.oneLetterHold, 'runLetter', holdOne),
  get(paths.announcements, 'writeToPeople', announcementsPage),
  post(paths.announcements, 'writeToPeople', beginWriting),
  get(paths.announcement, 'writeToPeople', announcementPage),
  post(paths.announcement, 'writeToPeople', settleAnnouncement),
  get(paths.announcementWhom, 'writeToPeople', otherPeoplePage),
  post(paths.announcementWhom, 'writeToPeople', keepOtherPeople),
  get(paths.post, 'runCohort', postPage),
  get(paths.onePost, 'runPost', onePostPage),
  post(paths.onePost, 'runPost', decidePost),
  get(paths.steps, 'runCohort', stepsPage),
  post(paths.steps, 'runCohort', switchPilot),
  get(paths.step, 'runCohort', staffStepPage),
  post(paths.step, 'runCohort', keepStepChange),
  get(paths.meeting, 'runCohort', meetingPage),
  post(paths.meeting, 'runCohort', changeMeeting),
  get(paths.entries, 'runCohort', entriesPage),
  post(paths.entries, 'runCohort', addForRole),
  post(paths.entryRemoval, 'runCohort', removeForRole),
  get(paths.notes, 'runCohort', notesPage),
  get(paths.notesFile, 'runCohort', notesFile),
  get(paths.history, 'runCohort', historyPage),

  get(paths.everybody, 'administer', everybodyPage),
  post(paths.administrator, 'administer', changeAdministrator),
]
