import { pagesOfStaff } from './pages-of-staff.ts'
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
import { awayPage, keepAway } from './pair/cover/away.tsx'
import { coverPage, sayIfCover } from './pair/cover/would-cover.tsx'
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
import { myJourney } from './pair/journey.tsx'
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
  get(paths.away, 'wish', awayPage),
  post(paths.away, 'wish', keepAway),
  get(paths.cover, 'wish', coverPage),
  post(paths.cover, 'wish', sayIfCover),
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

  ...pagesOfStaff,
]
