import { paths } from './paths.ts'
import { get, post, type Route } from './routes.ts'
import { health, styleFile } from './visitor/fixed.ts'
import { beSomebody } from './visitor/personas.tsx'
import {
  signInAsk,
  signInByCode,
  signInByLink,
  signInLink,
  signInPage,
  signOut,
} from './visitor/sign-in.tsx'

/** Every page and every doing of the site, with who may. */
export const pages: Route[] = [
  get(paths.style, 'readPublicPages', styleFile),
  get(paths.health, 'readPublicPages', health),

  get(paths.signIn, 'askForSignIn', signInPage),
  post(paths.signIn, 'askForSignIn', signInAsk),
  post(paths.signInCode, 'askForSignIn', signInByCode),
  get(paths.signInLink, 'askForSignIn', signInLink),
  post(paths.signInLink, 'askForSignIn', signInByLink),
  post(paths.signOut, 'readPublicPages', signOut),
  post(paths.persona, 'readMailboxes', beSomebody),
]
