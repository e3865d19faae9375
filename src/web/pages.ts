import { paths } from './paths.ts'
import { changeJournalEntry, journalEntryPage } from './journal/entry-page.tsx'
import { journalPage, keepInJournal } from './journal/journal.tsx'
import { keepNote, notePage } from './journal/note.tsx'
import { devicesPage, endDevice, leave, leavePage, myData } from './me/devices.tsx'
import { letterPage, letterSheet, mailbox, mailboxes, myLetters } from './me/letters.tsx'
import { changePhoto, photo } from './me/photo.tsx'
import { keepMyMail, myMailPage } from './me/mail.tsx'
import { keepMe, mePage } from './me/profile.tsx'
import { answersPage, sendAnswers } from './pair/answers.tsx'
import { askingPage, sayYesOrNo } from './pair/asking.tsx'
import { askPage, sendAsk } from './pair/cases/ask.tsx'
import { goOnInCase, myCasePage } from './pair/cases/my-case.tsx'
import { addMyEntry, entryPage, keepMyEntry } from './pair/checklist.tsx'
import { offerPage, sendOffer } from './pair/ground-rules-offer.tsx'
import { beforePage, decideBefore } from './pair/goals/before.tsx'
import { changeOneGoal, goalPage } from './pair/goals/goal.tsx'
import { addOneGoal, goalsPage } from './pair/goals/goals.tsx'
import { pairPage } from './pair/goals/pair-page.tsx'
import { changeSharedNote, sharedNotePage } from './pair/goals/shared-note.tsx'
import { keepSharedNote, sharedNotesPage } from './pair/goals/shared-notes.tsx'
import { groundRulesPage, settleGroundRules } from './pair/ground-rules.tsx'
import { introductionPage, sendIntroduction } from './pair/introduction.tsx'
import { journeyOfPlace, myJourney } from './pair/journey.tsx'
import { messagesLive, messagesPage, sendMessage } from './pair/messages.tsx'
import {
  answerOrClose,
  askQuestion,
  askSomebody,
  questionPage,
  questionsPage,
} from './pair/questions.tsx'
import { markMyStep, stepPage } from './pair/step-page.tsx'
import { settleTalk, talkFile, talksPage } from './pair/talks.tsx'
import { keepRoute, routePage } from './pair/route.tsx'
import { settleTopic, topicsPage } from './pair/topics.tsx'
import { sendWishes, wishesPage } from './pair/wishes.tsx'
import { askMentors, askMentorsPage } from './rooms/ask-mentors.tsx'
import { roomPage, settleRoom } from './rooms/room.tsx'
import { openOne, roomsPage } from './rooms/rooms.tsx'
import { answerOrHide, threadLive, threadPage } from './rooms/thread.tsx'
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
import { enterDemo, moveTheClock } from './visitor/demo.tsx'
import { health, scriptFile, styleFile } from './visitor/fixed.ts'
import { glossary } from './visitor/glossary.tsx'
import { guideCover, guideOnPaper, guidePart } from './visitor/guide.tsx'
import { home } from './visitor/home.tsx'
import { changeLanguage } from './visitor/language.ts'
import { library, newcomers } from './visitor/library.tsx'
import { beSomebody } from './visitor/personas.tsx'
import { fewerLetters, privacy, stopLetters } from './visitor/privacy.tsx'
import { setUp, setUpPage } from './visitor/set-up.tsx'
import { keepTalked, talkedPage } from './visitor/talked.tsx'
import {
  signInAsk,
  signInByCode,
  signInByLink,
  signInLink,
  signInPage,
  signOut,
} from './visitor/sign-in.tsx'

const megabyte = 1024 * 1024

/** Every page and every doing of the site, with who may. */
export const pages: Route[] = [
  get(paths.style, 'readPublicPages', styleFile),
  get(paths.script, 'readPublicPages', scriptFile),
  get(paths.health, 'readPublicPages', health),
  get(paths.home, 'readPublicPages', home),
  get(paths.privacy, 'readPublicPages', privacy),
  post(paths.language, 'readPublicPages', changeLanguage),
  get(paths.guide, 'readPublicPages', guideCover),
  get(paths.guidePrint, 'readPublicPages', guideOnPaper),
  get(paths.guidePart, 'readPublicPages', guidePart),
  get(paths.newcomers, 'readPublicPages', newcomers),
  get(paths.library, 'readPublicPages', library),
  get(paths.glossary, 'readPublicPages', glossary),

  post(paths.demo, 'openTheHouse', enterDemo),
  get(paths.setUp, 'openTheHouse', setUpPage),
  post(paths.setUp, 'openTheHouse', setUp),
  post(paths.clock, 'moveTheClock', moveTheClock),
  post(paths.persona, 'readMailboxes', beSomebody),
  get(paths.mailboxes, 'readMailboxes', mailboxes),
  get(paths.mailbox, 'readMailboxes', mailbox),

  get(paths.signIn, 'askForSignIn', signInPage),
  post(paths.signIn, 'askForSignIn', signInAsk),
  post(paths.signInCode, 'askForSignIn', signInByCode),
  get(paths.signInLink, 'askForSignIn', signInLink),
  post(paths.signInLink, 'askForSignIn', signInByLink),
  post(paths.signOut, 'readPublicPages', signOut),
  get(paths.fewerLetters, 'readPublicPages', fewerLetters),
  post(paths.fewerLetters, 'readPublicPages', stopLetters),
  get(paths.talked, 'readPublicPages', talkedPage),
  post(paths.talked, 'readPublicPages', keepTalked),

  get(paths.me, 'keepOwnProfile', mePage),
  post(paths.me, 'keepOwnProfile', keepMe),
  post(paths.myPhoto, 'keepOwnProfile', changePhoto, 2 * megabyte),
  get(paths.myMail, 'keepOwnProfile', myMailPage),
  post(paths.myMail, 'keepOwnProfile', keepMyMail),
  get(paths.devices, 'keepOwnProfile', devicesPage),
  post(paths.device, 'keepOwnProfile', endDevice),
  get(paths.myData, 'keepOwnProfile', myData),
  get(paths.leave, 'keepOwnProfile', leavePage),
  post(paths.leave, 'keepOwnProfile', leave),
  get(paths.photo, 'seePerson', photo),
  get(paths.letter, 'readLetter', letterPage),
  get(paths.letterSheet, 'readLetter', letterSheet),

  get(paths.journey, 'walk', myJourney),
  get(paths.myLetters, 'walk', myLetters),
  get(paths.myStep, 'walk', stepPage),
  post(paths.mark, 'walk', markMyStep),
  post(paths.myEntries, 'walk', addMyEntry),
  get(paths.myEntry, 'walk', entryPage),
  post(paths.myEntry, 'walk', keepMyEntry),
  get(paths.answers, 'walk', answersPage),
  post(paths.answers, 'walk', sendAnswers),
  get(paths.wishes, 'wish', wishesPage),
  post(paths.wishes, 'wish', sendWishes),
  get(paths.asking, 'wish', askingPage),
  post(paths.asking, 'wish', sayYesOrNo),
  get(paths.introduction, 'introduce', introductionPage),
  post(paths.introduction, 'introduce', sendIntroduction),
  get(paths.route, 'introduce', routePage),
  post(paths.route, 'introduce', keepRoute),
  get(paths.pair, 'lookBack', pairPage),
  get(paths.messages, 'lookBack', messagesPage),
  post(paths.messages, 'speak', sendMessage),
  get(paths.messagesLive, 'speak', messagesLive),
  get(paths.questions, 'lookBack', questionsPage),
  post(paths.questions, 'speak', askQuestion),
  get(paths.question, 'lookBack', questionPage),
  post(paths.question, 'speak', answerOrClose),
  get(paths.groundRules, 'lookBack', groundRulesPage),
  post(paths.groundRules, 'speak', settleGroundRules),
  get(paths.groundRulesOffer, 'speak', offerPage),
  post(paths.groundRulesOffer, 'speak', sendOffer),
  get(paths.talks, 'lookBack', talksPage),
  post(paths.talks, 'speak', settleTalk),
  get(paths.topics, 'lookBack', topicsPage),
  post(paths.topics, 'speak', settleTopic),
  get(paths.sharedNotes, 'lookBack', sharedNotesPage),
  post(paths.sharedNotes, 'speak', keepSharedNote),
  get(paths.sharedNote, 'speak', sharedNotePage),
  post(paths.sharedNote, 'speak', changeSharedNote),
  get(paths.goals, 'lookBack', goalsPage),
  post(paths.goals, 'speak', addOneGoal),
  get(paths.goal, 'speak', goalPage),
  post(paths.goal, 'speak', changeOneGoal),
  get(paths.before, 'speak', beforePage),
  post(paths.before, 'withhold', decideBefore),
  get(paths.talkFile, 'speak', talkFile),
  get(paths.askMentors, 'introduce', askMentorsPage),
  post(paths.askMentors, 'introduce', askMentors),
  get(paths.rooms, 'walk', roomsPage),
  post(paths.rooms, 'hostRooms', openOne),
  get(paths.room, 'beInRoom', roomPage),
  post(paths.room, 'beInRoom', settleRoom),
  get(paths.thread, 'beInRoom', threadPage),
  post(paths.thread, 'beInRoom', answerOrHide),
  get(paths.threadLive, 'beInRoom', threadLive),
  get(paths.askSomebody, 'wish', askSomebody),
  get(paths.help, 'askForHelp', askPage),
  post(paths.help, 'askForHelp', sendAsk),
  get(paths.helpCase, 'readCase', myCasePage),
  post(paths.helpCase, 'goOnInCase', goOnInCase),

  get(paths.journal, 'walk', journalPage),
  post(paths.journal, 'walk', keepInJournal),
  get(paths.note, 'walk', notePage),
  post(paths.note, 'walk', keepNote),
  get(paths.journalEntry, 'walk', journalEntryPage),
  post(paths.journalEntry, 'walk', changeJournalEntry),

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
